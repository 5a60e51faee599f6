import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answerOf, api } from '../client/client.ts';
import { Badge } from '../design/badge.tsx';
import { Markdown } from '../design/markdown/markdown.tsx';
import { Page, Panel } from '../design/page.tsx';
import { SeverityMark } from '../design/severity.tsx';
import { Answer, Empty } from '../design/states.tsx';
import { counted, visible } from '../design/text.ts';
import { meQuery } from '../session/queries.ts';
import { AdvisoryPanel } from '../vulnerabilities/detail/advisory.tsx';

/** What a rule or an advisory is about, and how to fix what it finds. */
export function RulePage() {
  const { _splat: id = '' } = useParams({ strict: false });
  const { data: me } = useQuery(meQuery);
  const rule = useQuery({
    queryKey: ['rule', id],
    queryFn: () => answerOf(api.GET('/api/v1/rules/{rule}', { params: { path: { rule: id } } })),
  });
  const known = rule.data;
  return (
    <Page
      title={known === undefined ? visible(id) : visible(known.title)}
      name={visible(id)}
      lead={
        known === undefined ? null : (
          <>
            <code>{visible(known.id)}</code>
            <SeverityMark severity={known.severity} named />
            <Badge>{known.surface}</Badge>
            {known.cwe.map((cwe) => (
              <Badge key={cwe}>{visible(cwe)}</Badge>
            ))}
            {me === undefined ? null : (
              <Link to="/o/$org/v" params={{ org: me.organisation.slug }} search={{ rule: [known.id] }}>
                {counted(known.open, 'open vulnerability', 'open vulnerabilities')}
              </Link>
            )}
          </>
        )
      }
    >
      <Answer query={rule}>
        {({ help, advisory, formerly }) => (
          <>
            <Panel>{help.trim() === '' ? <Empty title="This rule has no page" /> : <Markdown text={help} />}</Panel>
            <AdvisoryPanel advisory={advisory ?? undefined} />
            {formerly.length === 0 ? null : (
              <p className="quiet">Formerly {formerly.map((name) => visible(name)).join(', ')}.</p>
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}
