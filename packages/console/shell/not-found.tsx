import { Link } from '@tanstack/react-router';
import { Page } from '../design/page.tsx';
import { Empty } from '../design/states.tsx';

export function NotFound() {
  return (
    <Page title="Not found">
      <Empty title="There is no such page here">
        It may have moved, or you may not see it. <Link to="/">Back to the projects</Link>
      </Empty>
    </Page>
  );
}
