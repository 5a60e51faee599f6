import { beginsLicence, type LicenceTree, licenceTree } from './expression.ts';

/** What a policy says about licences. Without any, nothing is said about them. */
export interface LicencePolicy {
  /**
   * Ids of SPDX's list (`MIT`, `GPL-2.0-only WITH Classpath-exception-2.0`, `GPL-3.0+`, `LicenseRef-acme`), beginnings
   * of them (`AGPL-*`), or `unknown`: a component says nothing about its licence, or nothing that SPDX knows.
   */
  readonly allow?: readonly string[];
  readonly deny?: readonly string[];
  /** Somebody has to look at them. */
  readonly review?: readonly string[];
  /** What no list names; absent: `review` where there is a list of what is allowed, else `allow`. */
  readonly others?: LicenceVerdict;
  /** What people found out about components that say nothing, or something wrong. */
  readonly known?: readonly KnownLicence[];
}

export interface KnownLicence {
  /** A purl; without a version it holds for all of them. */
  readonly package: string;
  /** An SPDX expression. */
  readonly licence: string;
  readonly reason: string;
}

export type LicenceVerdict = 'allow' | 'review' | 'deny';

export interface LicenceProblem {
  readonly place: readonly (string | number)[];
  readonly problem: string;
}

const RANK = { allow: 0, review: 1, deny: 2 } as const;
const LISTS = ['deny', 'review', 'allow'] as const;
export const UNKNOWN_LICENCE = 'unknown';

/** What is wrong with the licences of a policy: a name that SPDX does not know would let everything through in silence. */
export function licenceProblems(policy: LicencePolicy): LicenceProblem[] {
  const listed = new Map<string, string>();
  const problems: LicenceProblem[] = [];
  for (const list of LISTS) {
    for (const [index, entry] of (policy[list] ?? []).entries()) {
      const name = keyOf(entry);
      const other = name === null ? undefined : listed.get(name);
      const problem =
        name === null
          ? `${JSON.stringify(entry)} is no licence of SPDX's list, no beginning of one (AGPL-*), and not "unknown"`
          : other !== undefined && other !== list
            ? `${JSON.stringify(entry)} stands under ${other} too`
            : null;
      if (problem !== null) problems.push({ place: [list, index], problem });
      if (name !== null) listed.set(name, list);
    }
  }
  for (const [index, { licence, package: purl }] of (policy.known ?? []).entries()) {
    if (!purl.startsWith('pkg:')) problems.push({ place: ['known', index, 'package'], problem: 'it must be a purl' });
    if (licenceTree(licence) === null) {
      problems.push({
        place: ['known', index, 'licence'],
        problem: `${JSON.stringify(licence)} is no SPDX expression`,
      });
    }
  }
  return problems;
}

/** The lists of a policy, ready to be asked about many components. */
export class LicenceRules {
  readonly #exact = new Map<string, LicenceVerdict>();
  readonly #beginnings: (readonly [prefix: string, verdict: LicenceVerdict])[] = [];
  readonly #known: ReadonlyMap<string, string>;
  readonly #others: LicenceVerdict;

  constructor(policy: LicencePolicy) {
    for (const verdict of LISTS) {
      for (const entry of policy[verdict] ?? []) {
        const key = keyOf(entry);
        if (key === null) continue;
        if (key.endsWith('*')) this.#beginnings.push([key.slice(0, -1), verdict]);
        else if (!this.#exact.has(key)) this.#exact.set(key, verdict);
      }
    }
    // the longest beginning says most about a licence; of two alike the stricter one holds, since it came first
    this.#beginnings.sort(([a], [b]) => b.length - a.length);
    this.#known = new Map((policy.known ?? []).map((one) => [one.package, one.licence]));
    this.#others = policy.others ?? (policy.allow === undefined ? 'allow' : 'review');
  }

  /** What a component's licence is by its own words, or by what people found out; `unknown` where nobody says. */
  licenceOf(purl: string, stated: string | undefined): string {
    const known = this.#known.get(purl) ?? this.#known.get(purl.replace(/@[^@/]*$/, ''));
    const text = (known ?? stated ?? '').trim();
    return licenceTree(text) === null ? UNKNOWN_LICENCE : text;
  }

  /** All parts of `AND` count, the best of `OR`, since one may choose. */
  verdictOn(licence: string): LicenceVerdict {
    const tree = licenceTree(licence);
    return tree === null ? (this.#exact.get(UNKNOWN_LICENCE) ?? this.#others) : this.#verdict(tree);
  }

  #verdict(tree: LicenceTree): LicenceVerdict {
    if (tree.kind !== 'licence') {
      const [left, right] = [this.#verdict(tree.left), this.#verdict(tree.right)];
      const isLeft = tree.kind === 'all' ? RANK[left] >= RANK[right] : RANK[left] <= RANK[right];
      return isLeft ? left : right;
    }
    const { exception, orLater } = tree;
    const named = this.#named(tree);
    if (named !== undefined) return named;
    // an exception only adds to what a licence permits
    if (exception !== undefined) return this.#verdict({ ...tree, exception: undefined });
    // "or any later version" is a choice that this version is part of
    if (orLater && this.#named({ ...tree, orLater: false }) === 'allow') return 'allow';
    return this.#others;
  }

  #named(tree: Extract<LicenceTree, { kind: 'licence' }>): LicenceVerdict | undefined {
    const key = textOf(tree);
    return this.#exact.get(key) ?? this.#beginnings.find(([prefix]) => key.startsWith(prefix))?.[1];
  }
}

/** An entry of a list as it is compared; null for what is neither a licence, a beginning of one, nor `unknown`. */
function keyOf(entry: string): string | null {
  const text = entry.trim();
  if (text.toLowerCase() === UNKNOWN_LICENCE) return UNKNOWN_LICENCE;
  if (/^[\w.-]{2,}\*$/.test(text)) return beginsLicence(text.slice(0, -1)) ? text.toLowerCase() : null;
  const tree = licenceTree(text);
  return tree?.kind === 'licence' ? textOf(tree) : null;
}

function textOf({ id, orLater, exception }: Extract<LicenceTree, { kind: 'licence' }>): string {
  const gnu = id.replace(/-only$/, orLater ? '-or-later' : '-only');
  const version = orLater && gnu === id ? `${id}+` : gnu;
  return exception === undefined ? version : `${version} with ${exception}`;
}
