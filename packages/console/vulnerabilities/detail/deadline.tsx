import { Badge } from '../../design/badge.tsx';
import { Fact, Facts, Panel } from '../../design/page.tsx';
import { visible } from '../../design/text.ts';
import { dueWords, leftWords } from '../../queue/due.ts';
import type { WholeVulnerability } from '../queries.ts';

/** By when it is to be gone, and which rule says so. */
export function DeadlinePanel({ vulnerability: { deadline } }: { vulnerability: WholeVulnerability }) {
  const { kind, rule, since, left, reason } = deadline;
  const says = dueWords(deadline);
  return (
    <Panel
      title="Deadline"
      note={says === null ? null : <Badge tone={kind === 'late' ? 'fail' : 'plain'}>{says}</Badge>}
    >
      {kind === 'none' ? <p className="quiet">{visible(reason ?? 'No rule asks for one.')}</p> : null}
      {kind === 'none' ? null : (
        <Facts>
          {leftWords(left) === null ? null : <Fact name="Time">{leftWords(left)}</Fact>}
          {rule === null ? null : <Fact name="Asked by">{visible(rule)}</Fact>}
          {since === null ? null : <Fact name="Counted from">{since}</Fact>}
          {reason === null ? null : <Fact name="Why">{visible(reason)}</Fact>}
        </Facts>
      )}
    </Panel>
  );
}
