import type { Observation, Severity } from '../finding/finding.ts';
import type { GateAnswer } from '../policy/gates.ts';
import { SEVERITIES } from '../risk/severity.ts';

/** What one gate said about all findings of a scan. */
export class GateTally {
  count = 0;
  readonly #bySeverity = new Map<Severity, number>();
  #unjudged = 0;
  #example: { readonly id: string; readonly problem: string } | null = null;

  add({ problem }: GateAnswer, id: string, { severity }: Observation): void {
    this.count++;
    this.#bySeverity.set(severity, (this.#bySeverity.get(severity) ?? 0) + 1);
    if (problem === undefined) return;
    this.#unjudged++;
    if (this.#example === null || id < this.#example.id) this.#example = { id, problem };
  }

  /** One sentence, and a second one when the gate could not judge some of them. */
  says(name: string, asks: string): string {
    const counted = this.count === 1 ? '1 finding fails' : `${this.count} findings fail`;
    const severities = SEVERITIES.filter((severity) => this.#bySeverity.has(severity)).map((severity) => {
      return `${this.#bySeverity.get(severity)} ${severity === 'unknown' ? 'of unknown severity' : severity}`;
    });
    return `${counted} the gate "${name}" (${asks}): ${severities.join(', ')}.${this.#unjudgedSays()}`;
  }

  #unjudgedSays(): string {
    if (this.#example === null) return '';
    const { id, problem } = this.#example;
    return ` The gate could not judge ${this.#unjudged} of them, which counts as failing (${id}: ${problem}).`;
  }
}
