import type { Observation } from '../finding/finding.ts';
import { canonicalJson } from './canonical.ts';
import { encodeIdentity, fingerprint, isValueMark, normaliseSnippet, SCHEME, SECRET_SCHEME } from './fingerprint.ts';

export interface Identified {
  readonly observation: Observation;
  /** The first 12 characters of the fingerprint. */
  readonly id: string;
  readonly fingerprints: { readonly [SCHEME]: string; readonly [SECRET_SCHEME]?: string };
  /** The fingerprints that it had under the old path of a rename; empty when its file was not renamed. */
  readonly previous: readonly string[];
  /** What the equal ones of a file have in common; `fingerprint(group, ordinal)` names each of them. */
  readonly group: string;
}

export interface IdentifyOptions {
  /** The path that a file had before; undefined when it was not renamed. */
  readonly renamedFrom?: (path: string) => string | undefined;
}

/**
 * Gives every observation its identity, in the order in which they came.
 * Identity is rule, path and subject (else the normalised snippet), and the ordinal among equal ones by line:
 * a line that moves keeps it, two equal lines have two, and the order of the input does not matter.
 */
export function identifyAll(observations: readonly Observation[], options: IdentifyOptions = {}): Identified[] {
  const groups = new Map<string, number[]>();
  observations.forEach((observation, index) => {
    const key = encodeIdentity({ rule: observation.rule, path: observation.location.path, text: textOf(observation) });
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  });

  const identified = new Array<Identified>(observations.length);
  for (const [key, group] of groups) {
    const members = group.map((index) => new Member(observations[index] as Observation, index));
    if (members.length > 1) members.sort(byPlace);
    members.forEach(({ observation, index }, ordinal) => {
      const print = fingerprint(key, ordinal);
      identified[index] = {
        observation,
        id: print.slice(0, 12),
        fingerprints: printsOf(observation, print),
        previous: previousOf(observation, ordinal, options),
        group: key,
      };
    });
  }
  return identified;
}

function printsOf({ surface, valueMark }: Observation, print: string): Identified['fingerprints'] {
  if (surface !== 'secrets' || !isValueMark(valueMark)) return { [SCHEME]: print };
  return { [SCHEME]: print, [SECRET_SCHEME]: valueMark };
}

function textOf(observation: Observation): string {
  return observation.subject ?? normaliseSnippet(observation.location.snippet ?? '');
}

function previousOf(observation: Observation, ordinal: number, { renamedFrom }: IdentifyOptions): readonly string[] {
  const path = renamedFrom?.(observation.location.path);
  if (path === undefined) return [];
  return [fingerprint(encodeIdentity({ rule: observation.rule, path, text: textOf(observation) }), ordinal)];
}

class Member {
  readonly observation: Observation;
  readonly index: number;
  #content: string | undefined;

  constructor(observation: Observation, index: number) {
    this.observation = observation;
    this.index = index;
  }

  /** Computed only where two stand at one place. */
  get content(): string {
    this.#content ??= canonicalJson(this.observation);
    return this.#content;
  }
}

/** Ties are broken by the whole content: equal in everything means that the order cannot be seen. */
function byPlace(a: Member, b: Member): number {
  const left = a.observation.location;
  const right = b.observation.location;
  const byLine = (left.line ?? 0) - (right.line ?? 0) || (left.column ?? 0) - (right.column ?? 0);
  if (byLine !== 0) return byLine;
  return a.content < b.content ? -1 : a.content > b.content ? 1 : 0;
}
