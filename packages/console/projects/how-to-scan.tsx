import { CodeBlock } from '../design/code.tsx';
import styles from './how-to-scan.module.css';

/** The command that fills a project. */
export function HowToScan({ project }: { project: string }) {
  return (
    <div className={styles.how}>
      <p>Make a token under Settings, then scan a checkout into this server:</p>
      <CodeBlock text={`export VAUBAN_TOKEN=vbn_…\nvauban scan . --server ${location.origin} --project ${project}`} />
    </div>
  );
}
