import { Buffer } from 'node:buffer';
import type { Facts } from '../../contract/scanner.ts';
import type { CheckOutcome } from '../checks/checks.ts';

/** What `read` found at one place; never the value. */
export interface SecretFact {
  readonly rule: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The name that the value is assigned to. */
  readonly key: string | null;
  /** Masked and bounded. */
  readonly snippet: string;
  readonly outcome: Exclude<CheckOutcome, 'no'>;
  /** Of the value, under the key that a server lent; absent without one. */
  readonly mark?: string;
}

export interface SecretFacts {
  readonly found: readonly SecretFact[];
  /** There was more than one file may have. */
  readonly tooMany: boolean;
}

const VERSION = 1;
const OUTCOMES = ['valid', 'fits', 'doubtful'] as const;

type Row = [string, number, number, number, number, string | null, string, number, string?];

export function encodeFacts(facts: SecretFacts): Facts {
  const rows: Row[] = facts.found.map((fact) => [
    fact.rule,
    fact.line,
    fact.column,
    fact.endLine,
    fact.endColumn,
    fact.key,
    fact.snippet,
    OUTCOMES.indexOf(fact.outcome),
    ...(fact.mark === undefined ? ([] as const) : ([fact.mark] as const)),
  ]);
  return Buffer.from(JSON.stringify([VERSION, facts.tooMany, rows]));
}

/** Throws on anything that `encodeFacts` did not write. */
export function decodeFacts(facts: Facts): SecretFacts {
  const [version, tooMany, rows] = JSON.parse(Buffer.from(facts).toString('utf8')) as [number, boolean, Row[]];
  if (version !== VERSION) throw new Error(`facts of version ${version}, expected ${VERSION}`);
  const found = rows.map(([rule, line, column, endLine, endColumn, key, snippet, outcome, mark]) => ({
    ...{ rule, line, column, endLine, endColumn, key, snippet },
    outcome: OUTCOMES[outcome] ?? 'doubtful',
    ...(mark !== undefined && { mark }),
  }));
  return { found, tooMany };
}
