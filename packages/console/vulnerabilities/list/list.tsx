import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Page } from '../../design/page.tsx';
import { counted } from '../../design/text.ts';
import { Facets } from '../facets/facets.tsx';
import { type Filter, filterOfSearch } from '../filter.ts';
import { facetsQuery } from '../queries.ts';
import { Actions } from './actions.tsx';
import styles from './list.module.css';
import { Results } from './results.tsx';
import { Tools } from './tools.tsx';

/** Vulnerabilities of every project that one may see. */
export function OrganisationList() {
  return <ListPage />;
}

/** Vulnerabilities of one project. */
export function ProjectList() {
  const { project = '' } = useParams({ strict: false });
  return <ListPage project={project} />;
}

function ListPage({ project }: { project?: string }) {
  const filter = filterOfSearch(useSearch({ strict: false }) as Record<string, unknown>);
  const navigate = useNavigate();
  const facets = useQuery(facetsQuery(filter, project));
  const choose = (next: Filter, replace = false) =>
    void navigate({ to: '.', search: next, replace, resetScroll: false });
  const total = facets.data?.total;
  return (
    <Page
      title="Vulnerabilities"
      name={project === undefined ? 'Vulnerabilities' : `Vulnerabilities of ${project}`}
      wide
      actions={<Actions filter={filter} {...(project === undefined ? {} : { project })} total={total} />}
      lead={
        total === undefined ? null : (
          <span className="numbers" role="status">
            {facets.data?.exact === false ? 'more than ' : ''}
            {counted(total, 'vulnerability', 'vulnerabilities')}
          </span>
        )
      }
    >
      <div className={styles.layout}>
        <div className={styles.facets}>
          <Facets filter={filter} facets={facets} single={project !== undefined} onChange={choose} />
        </div>
        <div className={styles.column}>
          <Tools filter={filter} facets={facets} single={project !== undefined} onChange={choose} />
          <Results filter={filter} {...(project === undefined ? {} : { project })} onChange={choose} />
        </div>
      </div>
    </Page>
  );
}
