import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useRouterState } from '@tanstack/react-router';
import { meQuery } from '../session/queries.ts';
import styles from './breadcrumbs.module.css';

/** Where one is: organisation, project, thing. The last part is the page itself. */
export function Breadcrumbs() {
  const { org, project, vulnerability, scan, _splat: rule } = useParams({ strict: false });
  const { data: me } = useQuery(meQuery);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const last = vulnerability ?? (scan === undefined ? undefined : 'Scan') ?? leaf(path);
  return (
    <nav className={styles.crumbs} aria-label="Where you are">
      <ol>
        <li>
          <Link to="/">{me?.organisation.slug ?? 'Vauban'}</Link>
        </li>
        {org !== undefined && project !== undefined ? (
          <li>
            <Link to="/o/$org/p/$project" params={{ org, project }}>
              {project}
            </Link>
          </li>
        ) : null}
        {org !== undefined && project !== undefined && vulnerability !== undefined ? (
          <li data-minor="true">
            <Link to="/o/$org/p/$project/v" params={{ org, project }}>
              Vulnerabilities
            </Link>
          </li>
        ) : null}
        {rule === undefined ? null : <li aria-current="page">{rule}</li>}
        {rule !== undefined || last === undefined ? null : <li aria-current="page">{last}</li>}
      </ol>
    </nav>
  );
}

function leaf(path: string): string | undefined {
  if (/\/v$/.test(path)) return 'Vulnerabilities';
  if (/\/components$/.test(path)) return 'Components';
  if (/\/releases$/.test(path)) return 'Releases';
  if (/\/coverage$/.test(path)) return 'Coverage';
  if (/\/projects$/.test(path)) return 'Projects';
  if (/\/queue$/.test(path)) return 'Work queue';
  if (/\/live$/.test(path)) return 'Live';
  if (path.startsWith('/settings')) return 'Settings';
  if (path === '/profile') return 'Profile';
  return undefined;
}
