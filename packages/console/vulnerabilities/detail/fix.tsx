import { Badge } from '../../design/badge.tsx';
import { CodeBlock } from '../../design/code.tsx';
import { Panel } from '../../design/page.tsx';
import { visible } from '../../design/text.ts';
import type { WholeVulnerability } from '../queries.ts';
import styles from './detail.module.css';

/** How to make it go away. */
export function FixPanel({ observation: { fix, advisory } }: { observation: WholeVulnerability['observation'] }) {
  const versions = fix?.fixedVersions ?? advisory?.fixedVersions ?? [];
  if (fix === undefined && versions.length === 0) return null;
  return (
    <Panel title="Fix" note={fix?.safe === true ? <Badge tone="pass">changes nothing else</Badge> : null}>
      <div className={styles.stack}>
        {fix === undefined ? null : <p>{visible(fix.summary)}</p>}
        {versions.length === 0 ? null : (
          <p>
            Fixed in{' '}
            {versions.map((version, index) => (
              <span key={version}>
                {index === 0 ? '' : ', '}
                <code>{visible(version)}</code>
              </span>
            ))}
          </p>
        )}
        {(fix?.edits ?? []).map(({ path, startLine, startColumn, replacement }) => (
          <div key={`${path}:${startLine}:${startColumn}`} className={styles.stack}>
            <p className="quiet">
              At <code>{`${visible(path)}:${startLine}:${startColumn}`}</code> write
            </p>
            <CodeBlock text={replacement} />
          </div>
        ))}
      </div>
    </Panel>
  );
}
