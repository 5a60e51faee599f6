import type { ReactNode } from 'react';
import { number } from '../text.ts';
import styles from './plot.module.css';

export interface Share {
  readonly key: string;
  readonly name: ReactNode;
  readonly all: number;
  /** The part of `all` that is drawn darker. */
  readonly part: number;
}

/** Names with a bar and a number each: the list is the plot. */
export function Shares({ label, shares }: { label: string; shares: readonly Share[] }) {
  const most = Math.max(1, ...shares.map(({ all }) => all));
  return (
    <ul className={styles.shares} aria-label={label}>
      {shares.map(({ key, name, all, part }) => (
        <li key={key}>
          <span className={styles.named}>{name}</span>
          <span className={`${styles.amount} numbers`}>
            {number(all)}
            <span className="hidden-visually">, {number(part)} of them severe</span>
          </span>
          <span className={styles.bar} aria-hidden="true">
            <span data-part="true" style={{ width: `${(part / most) * 100}%` }} />
            <span style={{ width: `${((all - part) / most) * 100}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Parts of a whole as one line, with a name and a number each. */
export function Whole({
  label,
  parts,
}: {
  label: string;
  parts: readonly { readonly name: ReactNode; readonly key: string; readonly colour: string; readonly value: number }[];
}) {
  return (
    <div className={styles.whole}>
      <span className={styles.line} aria-hidden="true">
        {parts
          .filter(({ value }) => value > 0)
          .map(({ key, colour, value }) => (
            <span key={key} style={{ flexGrow: value, background: `var(--${colour})` }} />
          ))}
      </span>
      <ul aria-label={label}>
        {parts.map(({ key, name, colour, value }) => (
          <li key={key}>
            <span className={styles.square} style={{ background: `var(--${colour})` }} aria-hidden="true" />
            <span>{name}</span>
            <strong className="numbers">{number(value)}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
