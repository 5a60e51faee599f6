import type { Schemas } from '../../client/client.ts';
import { decisionWord } from '../../design/badge.tsx';
import { SeverityMark } from '../../design/severity.tsx';
import { counted, number, visible } from '../../design/text.ts';
import type { Vulnerability } from '../queries.ts';
import styles from './bulk.module.css';

interface Previewed {
  readonly count: number;
  readonly tooMany: boolean;
  readonly skipped: number;
  readonly first: readonly Vulnerability[];
}

/** What would change, before it does. */
export function Preview({
  kind,
  until,
  preview: { count, tooMany, skipped, first },
}: {
  kind: Schemas['DecisionKind'];
  until: string;
  preview: Previewed;
}) {
  if (tooMany) {
    return (
      <p role="alert">
        These are more than {number(count)}, which is the most that can be changed at once. Narrow the list first.
      </p>
    );
  }
  return (
    <>
      <p>
        <strong>{counted(count, 'vulnerability', 'vulnerabilities')}</strong> will be{' '}
        <strong>{decisionWord(kind).toLowerCase()}</strong> until {until}.
        {skipped === 0
          ? ''
          : ` ${counted(skipped, 'other')} of this list ${skipped === 1 ? 'is' : 'are'} decided already.`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <ul className={styles.first} tabIndex={0} aria-label="What will change">
        {first.map(({ id, title, severity, project }) => (
          <li key={id}>
            <SeverityMark severity={severity} size={15} />
            <span>{visible(title)}</span>
            <span className="faint">
              {id} · {project}
            </span>
          </li>
        ))}
      </ul>
      {count > first.length ? <p className="quiet">and {number(count - first.length)} more</p> : null}
    </>
  );
}
