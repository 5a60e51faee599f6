import type { Schemas } from '../client/client.ts';
import styles from './severity.module.css';

export type Severity = Schemas['Severity'];

/** Worst first; unknown beside high, never at the end. */
export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'unknown', 'medium', 'low', 'none'];

const SHAPES: Readonly<Record<Severity, { readonly path: string; readonly letter: string; readonly y?: number }>> = {
  critical: { path: 'M6.3 1.5h7.4l4.8 4.8v7.4l-4.8 4.8H6.3l-4.8-4.8V6.3z', letter: 'C' },
  high: { path: 'M10 1.2 19.3 17.8H.7z', letter: 'H', y: 15.6 },
  unknown: { path: 'M2.5 2.5h15v15h-15z', letter: '?' },
  medium: { path: 'M10 .8 19.2 10 10 19.2.8 10z', letter: 'M' },
  low: { path: 'M10 1.8a8.2 8.2 0 1 1 0 16.4 8.2 8.2 0 1 1 0-16.4', letter: 'L' },
  none: { path: 'M1.8 7h16.4v6H1.8z', letter: '' },
};

/** Severity as shape, letter and colour: any one of them is enough. With `named`, the word stands beside it. */
export function SeverityMark({
  severity,
  named = false,
  size = 18,
}: {
  severity: Severity;
  named?: boolean;
  size?: number;
}) {
  const shape = SHAPES[severity];
  return (
    <span className={styles.mark} data-severity={severity} title={`Severity: ${severity}`}>
      <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        <path d={shape.path} className={styles.shape} />
        <text x="10" y={shape.y ?? 13.6} className={styles.letter}>
          {shape.letter}
        </text>
      </svg>
      <span className={named ? styles.name : 'hidden-visually'}>{severity}</span>
    </span>
  );
}

/** Counts by severity, worst first, as small marks; those that are zero are left out. */
export function SeverityCounts({
  counts,
  none = 'none open',
}: {
  counts: Readonly<Record<string, number>>;
  none?: string;
}) {
  const present = SEVERITIES.filter((severity) => (counts[severity] ?? 0) > 0);
  if (present.length === 0) return <span className="faint">{none}</span>;
  return (
    <ul className={styles.counts}>
      {present.map((severity) => (
        <li key={severity} className="numbers">
          <SeverityMark severity={severity} size={15} /> {counts[severity]}
        </li>
      ))}
    </ul>
  );
}

/** The same counts as one bar of shares. Decoration: the numbers stand beside it. */
export function SeverityBar({ counts }: { counts: Readonly<Record<string, number>> }) {
  const present = SEVERITIES.filter((severity) => (counts[severity] ?? 0) > 0);
  return (
    <span className={styles.bar} aria-hidden="true">
      {present.map((severity) => (
        <span key={severity} data-severity={severity} style={{ flexGrow: counts[severity] ?? 0 }} />
      ))}
    </span>
  );
}
