import { number } from '../text.ts';
import styles from './plot.module.css';
import { ticksFor } from './ticks.ts';

export interface Stack {
  readonly label: string;
  /** Below the axis; left out where it is empty. */
  readonly under: string;
  /** Side by side, each a pile of parts. */
  readonly piles: readonly (readonly Part[])[];
}

interface Part {
  readonly colour: string;
  readonly value: number;
}

const HEIGHT = 150;

/** Columns over a common axis. Decoration: `Figure` says in words and as a table what it shows. */
export function Columns({ stacks }: { stacks: readonly Stack[] }) {
  const sum = (pile: readonly Part[]) => pile.reduce((all, { value }) => all + value, 0);
  const most = Math.max(0, ...stacks.flatMap(({ piles }) => piles.map(sum)));
  const ticks = ticksFor(most);
  const top = ticks.at(-1) ?? 1;
  return (
    <div className={styles.plot} style={{ height: HEIGHT + 24 }}>
      <div className={styles.axis} style={{ height: HEIGHT }}>
        {ticks.map((tick) => (
          <span key={tick} style={{ bottom: `${(tick / top) * 100}%` }} className="numbers">
            {number(tick)}
          </span>
        ))}
      </div>
      <div className={styles.columns}>
        <div className={styles.lines} style={{ height: HEIGHT }}>
          {ticks.map((tick) => (
            <span key={tick} style={{ bottom: `${(tick / top) * 100}%` }} />
          ))}
        </div>
        {stacks.map(({ label, under, piles }) => (
          <div key={label} className={styles.stack} title={label}>
            <div className={styles.piles} style={{ height: HEIGHT }}>
              {piles.map((pile, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: piles stand side by side and never move
                <div key={index} className={styles.pile}>
                  {pile
                    .filter(({ value }) => value > 0)
                    .map(({ colour, value }) => (
                      <span
                        key={colour}
                        style={{ background: `var(--${colour})`, height: `max(2px, ${(value / top) * 100}%)` }}
                      />
                    ))}
                </div>
              ))}
            </div>
            <span className={styles.under}>{under}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
