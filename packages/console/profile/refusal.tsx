import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { asProblem } from '../client/problem.ts';
import { Trouble } from '../design/states.tsx';

/** What was refused; where one has to sign in again first, the way there and back. */
export function Refusal({ error }: { error: unknown }) {
  if (asProblem(error).code !== 'sign-in-again') return <Trouble error={error} />;
  return (
    <div className="form">
      <Trouble error={error} />
      <div className="row">
        <Button renderRoot={(props) => <Link to="/sign-in" search={{ to: '/profile' }} {...props} />}>
          Sign in again
        </Button>
      </div>
    </div>
  );
}
