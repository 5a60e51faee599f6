import type { Location } from '../finding/finding.ts';

/** Where a component is used; `unknown` when the format does not say. */
export type ComponentScope = 'production' | 'development' | 'optional' | 'peer' | 'unknown';

/** What kind of thing a lockfile entry names. Only `registry` ones are matched against advisories. */
export type ComponentSource = 'registry' | 'workspace' | 'link' | 'git' | 'file' | 'url' | 'unknown';

/** One component as one lockfile has it. */
export interface Component {
  /** Package URL, e.g. `pkg:npm/%40scope/name@1.2.3`. */
  readonly purl: string;
  /** OSV's ecosystem name: `npm`, `PyPI`, … */
  readonly ecosystem: string;
  readonly name: string;
  readonly version: string;
  /** The name it is installed under, where that differs (npm aliases). */
  readonly alias?: string;
  readonly direct: boolean | 'unknown';
  readonly scope: ComponentScope;
  readonly source: ComponentSource;
  /** In the lockfile. */
  readonly location: Location;
  /** The shortest chain of names from the root to this component, both included; empty when unknown. */
  readonly path: readonly string[];
  /** Purls of what it needs directly, of the same lockfile; sorted, each once. Absent: the lockfile does not say. */
  readonly dependsOn?: readonly string[];
  readonly resolved?: string;
  readonly integrity?: string;
  readonly licence?: string;
}

/** The part of a component that a finding carries. */
export interface ComponentRef {
  readonly purl: string;
  readonly ecosystem: string;
  readonly name: string;
  readonly version: string;
  readonly direct: boolean | 'unknown';
  readonly scope: ComponentScope;
  readonly path: readonly string[];
  readonly reachability: 'unknown' | 'not-imported' | 'imported' | 'named' | 'called';
  /** No fix comes any more; absent: it is maintained, or nobody says. */
  readonly endOfLife?: EndOfLife;
  /** Its licence, where the finding is about that: an SPDX expression or `unknown`, and what the policy says of it. */
  readonly licensing?: { readonly text: string; readonly verdict: 'review' | 'deny' };
}

/** A release line of a product that its makers have given up. */
export interface EndOfLife {
  /** As people call it: `Django`. */
  readonly product: string;
  /** The release line: `2.2`. */
  readonly cycle: string;
  /** `YYYY-MM-DD`, the last day of support; absent where only the fact is known. */
  readonly since?: string;
}
