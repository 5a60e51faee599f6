import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, api, type Schemas } from '../../client/client.ts';
import { Badge } from '../../design/badge.tsx';
import { ShownOnce } from '../../design/copy.tsx';
import { Trouble } from '../../design/states.tsx';
import { RoleFields, roleOf } from '../role-fields.tsx';
import styles from './person-form.module.css';

interface PersonFormProps {
  readonly person: Schemas['Person'];
  /** One cannot lock or erase oneself. */
  readonly self: boolean;
  readonly onClose: () => void;
}

/** Roles, a new password link, locking and erasing. */
export function PersonForm({ person, self, onClose }: PersonFormProps) {
  const queries = useQueryClient();
  const [link, setLink] = useState('');
  const path = { person: person.id };
  const change = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['people'] }),
  });
  const grant = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const body = roleOf(new FormData(event.currentTarget));
    change.mutate(() => answerOf(api.POST('/api/v1/people/{person}/memberships', { params: { path }, body })));
  };
  const revoke = (membership: string) =>
    change.mutate(() =>
      answerOf(
        api.DELETE('/api/v1/people/{person}/memberships/{membership}', { params: { path: { ...path, membership } } }),
      ),
    );
  const makeLink = () =>
    change.mutate(async () => {
      const made = await answerOf(api.POST('/api/v1/people/{person}/password-links', { params: { path } }));
      setLink(made.link);
    });
  const forgetProofs = () =>
    change.mutate(() => answerOf(api.DELETE('/api/v1/people/{person}/second-proofs', { params: { path } })));
  const setState = (state: 'active' | 'locked') =>
    change.mutate(() => answerOf(api.PATCH('/api/v1/people/{person}', { params: { path }, body: { state } })));
  return (
    <div className="form">
      <ul className={styles.roles}>
        {person.memberships.map(({ id, role, project }) => (
          <li key={id}>
            <Badge>{project === null ? role : `${role} of ${project}`}</Badge>
            <Button variant="subtle" onClick={() => revoke(id)} aria-label={`Take back ${role} ${project ?? ''}`}>
              Take back
            </Button>
          </li>
        ))}
        {person.memberships.length === 0 ? <li className="faint">No role: nothing can be seen.</li> : null}
      </ul>
      <form className={styles.grant} onSubmit={grant}>
        <RoleFields />
        <Button type="submit" variant="default">
          Give
        </Button>
      </form>
      {link === '' ? null : <ShownOnce label="Give this link to the person; it is shown only now." text={link} />}
      {change.isError ? <Trouble error={change.error} /> : null}
      <div className="row">
        <Button variant="default" onClick={makeLink}>
          New password link
        </Button>
        <Button variant="default" onClick={forgetProofs}>
          Remove codes and passkeys
        </Button>
        {self ? null : (
          <>
            <Button variant="default" onClick={() => setState(person.state === 'locked' ? 'active' : 'locked')}>
              {person.state === 'locked' ? 'Unlock' : 'Lock'}
            </Button>
            <Erase person={person} onDone={onClose} />
          </>
        )}
      </div>
    </div>
  );
}

/** Asks twice: it cannot be undone. */
function Erase({ person, onDone }: { person: Schemas['Person']; onDone: () => void }) {
  const queries = useQueryClient();
  const [sure, setSure] = useState(false);
  const erase = useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/v1/people/{person}', { params: { path: { person: person.id } } })),
    onSuccess: async () => {
      onDone();
      await queries.invalidateQueries({ queryKey: ['people'] });
    },
  });
  return (
    <>
      <Button color="red" variant={sure ? 'filled' : 'light'} onClick={() => (sure ? erase.mutate() : setSure(true))}>
        {sure ? 'Erase for ever' : 'Erase'}
      </Button>
      {erase.isError ? <Trouble error={erase.error} /> : null}
    </>
  );
}
