import { Badge } from '../../design/badge.tsx';
import { ChevronIcon } from '../../design/icons.tsx';
import { Empty } from '../../design/states.tsx';
import { number, visible } from '../../design/text.ts';
import type { Gap } from '../queries.ts';
import { type GapGroup, gapTitle, groupGaps } from './gap-groups.ts';
import styles from './gaps.module.css';

const SHOWN = 200;

/** What was not looked at, by kind; what blocks is first and open. */
export function Gaps({ gaps }: { gaps: readonly Gap[] }) {
  if (gaps.length === 0) return <Empty title="Everything was looked at" />;
  return groupGaps(gaps).map((group) => <Group key={`${group.class} ${group.accepted} ${group.kind}`} group={group} />);
}

function Group({ group }: { group: GapGroup }) {
  const blocks = group.class === 'blocking' && !group.accepted;
  return (
    <details className={styles.group} open={blocks}>
      <summary>
        <ChevronIcon />
        <span className={styles.title}>{gapTitle(group.kind)}</span>
        {blocks ? <Badge tone="unproven">blocks</Badge> : null}
        {group.accepted ? <Badge>accepted</Badge> : null}
        <span className={`${styles.count} numbers`}>{number(group.count)}</span>
      </summary>
      <ul>
        {group.gaps.slice(0, SHOWN).map((gap, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a scan never changes
          <li key={index}>
            <Entry gap={gap} />
          </li>
        ))}
        {group.gaps.length > SHOWN ? (
          <li className="faint">and {number(group.gaps.length - SHOWN)} more; the report names them all</li>
        ) : null}
      </ul>
    </details>
  );
}

function Entry({ gap }: { gap: Gap }) {
  const place = gap.path ?? gap.pattern;
  return (
    <>
      {place === undefined ? null : <code>{visible(place)}</code>}
      <span className="quiet">
        {visible(gap.message)}
        {gap.count === undefined ? '' : ` (${number(gap.count)})`}
      </span>
      {gap.accepted === undefined ? null : (
        <span className="quiet">
          Accepted until {gap.accepted.until}: {visible(gap.accepted.reason)}
        </span>
      )}
    </>
  );
}
