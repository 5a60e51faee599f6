import type { ServerWish } from '../server/wish.ts';
import type { Output } from './output-pairs.ts';

/** What a person asked `vauban scan` for; null is "not given". */
export interface ScanWish {
  /** As written: paths, one git address, or `-`. */
  readonly targets: readonly string[];
  readonly outputs: readonly Output[];
  readonly surfaces: readonly string[] | null;
  readonly since: string | null;
  readonly policy: string | null;
  readonly baseline: string | null;
  readonly rules: readonly string[];
  /** Documents of what others say about vulnerabilities (VEX). */
  readonly vex: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly jobs: number | null;
  readonly cache: boolean;
  readonly quiet: boolean;
  readonly offline: boolean;
  readonly update: boolean;
  /** Of advisories, and of known exploited vulnerabilities. */
  readonly source: string | null;
  readonly kev: string | null;
  readonly server: ServerWish | null;
}

/** What holds where nothing was asked for. */
export function defaultWish(): ScanWish {
  return {
    targets: [],
    outputs: [],
    surfaces: null,
    since: null,
    policy: null,
    baseline: null,
    rules: [],
    vex: [],
    include: [],
    exclude: [],
    jobs: null,
    cache: true,
    quiet: false,
    offline: false,
    update: false,
    source: null,
    kev: null,
    server: null,
  };
}
