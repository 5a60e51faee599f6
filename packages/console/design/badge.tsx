import type { ReactNode } from 'react';
import type { Schemas } from '../client/client.ts';
import styles from './badge.module.css';

export type Tone = 'plain' | 'pass' | 'fail' | 'unproven' | 'medium' | 'accent';

/** A short word that qualifies a row. */
export function Badge({ tone = 'plain', title, children }: { tone?: Tone; title?: string; children: ReactNode }) {
  return (
    <span className={styles.badge} data-tone={tone} title={title}>
      {children}
    </span>
  );
}

const VERDICTS = {
  pass: { word: 'Pass', path: 'M4.5 8.3l2.3 2.3 4.7-5' },
  fail: { word: 'Fail', path: 'M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6' },
  unproven: { word: 'Unproven', path: 'M6 6.2a2 2 0 1 1 2.7 2c-.5.2-.7.5-.7 1M8 11.4v.1' },
} as const;

/** The verdict: word, sign and colour. */
export function VerdictBadge({ verdict }: { verdict: Schemas['Verdict'] }) {
  const { word, path } = VERDICTS[verdict];
  return (
    <span className={styles.badge} data-tone={verdict} data-verdict={verdict}>
      <svg width="13" height="13" viewBox="1 1 14 14" aria-hidden="true" focusable="false">
        <path
          d={path}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {word}
    </span>
  );
}

const STATES = {
  open: { word: 'Open', tone: 'accent' },
  gone: { word: 'Gone', tone: 'pass' },
  withdrawn: { word: 'Withdrawn', tone: 'plain' },
} as const;

export function StateBadge({ state }: { state: Schemas['VulnerabilityState'] }) {
  const { word, tone } = STATES[state];
  return <Badge tone={tone}>{word}</Badge>;
}

const DECISIONS = {
  accepted: 'Accepted',
  'false-positive': 'False positive',
  'wont-fix': "Won't fix",
  mitigated: 'Mitigated',
  deferred: 'Deferred',
} as const;

export function decisionWord(kind: Schemas['DecisionKind']): string {
  return DECISIONS[kind];
}

const LEVELS = { now: 3, next: 2, later: 1, unknown: 0 } as const;

/** How soon, as a word and up to three bars. */
export function PriorityMark({ level, score }: { level: Schemas['PriorityLevel']; score: number }) {
  return (
    <span className={styles.priority} title={`Priority: ${level}, ${score} of 100`}>
      <svg width="14" height="12" viewBox="0 0 14 12" aria-hidden="true" focusable="false">
        {[0, 1, 2].map((bar) => (
          <rect
            key={bar}
            x={bar * 5}
            y={8 - bar * 4}
            width="3.5"
            height={4 + bar * 4}
            rx="1"
            data-on={bar < LEVELS[level]}
          />
        ))}
      </svg>
      <span className={styles.level}>{level}</span>
      <span className="hidden-visually">, score </span>
      <span className="numbers faint">{score}</span>
    </span>
  );
}
