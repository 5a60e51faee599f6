import type { Schemas } from '../client/client.ts';
import styles from './code.module.css';
import { visible } from './text.ts';

type Location = Schemas['Location'];

/** One line of source, the marked columns inside it. Columns count from 1 in UTF-16 units, the end is exclusive. */
function Line({ location }: { location: Location }) {
  const { snippet = '', column, endColumn, line, endLine } = location;
  const sameLine = endLine === undefined || endLine === line;
  const start = column === undefined ? 0 : column - 1;
  const end = sameLine && endColumn !== undefined ? endColumn - 1 : snippet.length;
  if (column === undefined || start >= snippet.length || end <= start) return <span>{visible(snippet)}</span>;
  return (
    <span>
      {visible(snippet.slice(0, start))}
      <mark className={styles.marked}>{visible(snippet.slice(start, end))}</mark>
      {visible(snippet.slice(end))}
    </span>
  );
}

/** A place in the target: path and line, the source line with the value or sink marked, and what is said about it. */
export function CodePlace({ location, step }: { location: Location; step?: number }) {
  const { path, line, snippet, message } = location;
  return (
    <figure className={styles.place}>
      <figcaption className={styles.path}>
        {step === undefined ? null : <span className={styles.step}>{step}</span>}
        <span className="mono">
          {visible(path)}
          {line === undefined ? '' : `:${line}`}
        </span>
      </figcaption>
      {snippet === undefined ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        <pre className={styles.code} tabIndex={0}>
          <span className={styles.gutter}>{line ?? ''}</span>
          <code>
            <Line location={location} />
          </code>
        </pre>
      )}
      {message === undefined || message === '' ? null : <p className={styles.says}>{visible(message)}</p>}
    </figure>
  );
}

/** Several lines of text as they are. */
export function CodeBlock({ text }: { text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <pre className={styles.block} tabIndex={0}>
      <code>{visible(text, { lines: true })}</code>
    </pre>
  );
}
