import { Fact, Facts, Panel } from '../../design/page.tsx';
import { visible } from '../../design/text.ts';
import type { WholeVulnerability } from '../queries.ts';
import styles from './detail.module.css';

/** Why a component is in the target: the names from the root to it. */
export function WhyHere({ observation: { component } }: { observation: WholeVulnerability['observation'] }) {
  if (component === undefined) return null;
  const { name, version, ecosystem, direct, scope, path, reachability, purl, endOfLife } = component;
  const says =
    direct === true ? 'asked for directly' : direct === false ? 'comes with another one' : 'whether direct is unknown';
  return (
    <Panel title="Why is it here?" note={says}>
      <div className={styles.stack}>
        <ol className={styles.chain}>
          {(path.length === 0 ? [name] : path).map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a path never moves
            <li key={index} className="mono">
              {visible(step)}
            </li>
          ))}
        </ol>
        <Facts>
          <Fact name="Component">{visible(`${name} ${version} (${ecosystem})`)}</Fact>
          <Fact name="Scope">{scope}</Fact>
          <Fact name="Reachable">{reachability}</Fact>
          {endOfLife === undefined ? null : (
            <Fact name="End of life">
              {visible(`${endOfLife.product} ${endOfLife.cycle}`)} is given up
              {endOfLife.since === undefined ? '' : ` since ${visible(endOfLife.since)}`}
            </Fact>
          )}
          <Fact name="Package URL">
            <code>{visible(purl)}</code>
          </Fact>
        </Facts>
      </div>
    </Panel>
  );
}
