import type { Surface } from '../finding/finding.ts';

/** `blocking` gaps make a verdict `unproven`; `counted` ones are told and counted. */
export type GapClass = 'blocking' | 'counted';

/**
 * Every way in which a scan may fail to look, with its class unless a policy says otherwise.
 * `loud` ones are shown on their own in human reports, the others summed up by kind.
 */
export const GAP_KINDS = {
  // the walk
  ignored: { class: 'counted', loud: false, says: 'ignored by git and not tracked' },
  excluded: { class: 'counted', loud: false, says: 'excluded by configuration' },
  binary: { class: 'counted', loud: false, says: 'binary' },
  'too-big': { class: 'counted', loud: true, says: 'larger than the limit' },
  'link-outward': { class: 'counted', loud: true, says: 'a link that points outside the target' },
  link: { class: 'counted', loud: false, says: 'a link inside the target; what it points to is scanned itself' },
  special: { class: 'counted', loud: false, says: 'no regular file (pipe, socket or device)' },
  unreadable: { class: 'blocking', loud: true, says: 'cannot be read' },
  'changed-while-read': { class: 'blocking', loud: true, says: 'changed while it was read' },
  'not-checked-out': { class: 'blocking', loud: true, says: 'tracked but not in the working tree' },
  'lfs-pointer': { class: 'counted', loud: true, says: 'a Git LFS pointer; the content is not here' },
  submodule: { class: 'counted', loud: true, says: 'a submodule; scan it on its own' },
  'too-many-files': { class: 'blocking', loud: true, says: 'beyond the limit of files' },
  // a scanner
  'scanner-died': { class: 'blocking', loud: true, says: 'the scanner died on it, twice' },
  'time-out': { class: 'blocking', loud: true, says: 'the scanner did not end in time' },
  'memory-limit': { class: 'blocking', loud: true, says: 'the scanner reached its memory limit' },
  'output-limit': { class: 'blocking', loud: true, says: 'more output than the limit' },
  'step-limit': { class: 'blocking', loud: true, says: 'more steps than the budget' },
  'bad-encoding': { class: 'counted', loud: false, says: 'not text in a known encoding; read as bytes' },
  // components
  'lockfile-broken': { class: 'blocking', loud: true, says: 'a lockfile that cannot be read' },
  'lockfile-unsupported': { class: 'blocking', loud: true, says: 'a lockfile that Vauban cannot read yet' },
  'lockfile-in-tests': {
    class: 'counted',
    loud: true,
    says: 'a lockfile below a test or fixture folder that cannot be read',
  },
  'manifest-without-lockfile': {
    class: 'counted',
    loud: true,
    says: 'a manifest without a lockfile: its versions are unknown',
  },
  unresolved: { class: 'counted', loud: true, says: 'a component without an exact version' },
  'not-in-registry': {
    class: 'counted',
    loud: false,
    says: 'a component that no advisory feed covers (git, file, link or URL)',
  },
  // source code
  'code-unparsed': { class: 'counted', loud: true, says: 'source code that cannot be understood' },
  'code-foreign': {
    class: 'counted',
    loud: false,
    says: 'minified source code, or a library that lies among the own code',
  },
  'code-in-tests': { class: 'counted', loud: false, says: 'what was found in tests, which nobody outside reaches' },
  'code-unsupported': { class: 'counted', loud: true, says: 'source code in a language that is not analysed yet' },
  'code-budget': { class: 'counted', loud: true, says: 'source code whose analysis reached its budget' },
  'code-unresolved': { class: 'counted', loud: false, says: 'an import that leads nowhere in the target' },
  'code-unmodelled': { class: 'counted', loud: false, says: 'a library that the analysis knows nothing about' },
  // data
  'advisories-missing': { class: 'blocking', loud: true, says: 'no advisory data for an ecosystem that is present' },
  'advisories-stale': { class: 'blocking', loud: true, says: 'advisory data older than the policy allows' },
  'advisory-broken': { class: 'counted', loud: true, says: 'an advisory whose range cannot be judged' },
  'kev-missing': { class: 'counted', loud: true, says: 'no catalogue of known exploited vulnerabilities' },
  // history
  'base-missing': { class: 'blocking', loud: true, says: 'the base to compare with is not there' },
  'shallow-history': { class: 'counted', loud: true, says: 'a shallow clone: ancestry and renames are unknown' },
  'baseline-broken': { class: 'blocking', loud: true, says: 'a baseline that cannot be read' },
  // the server
  'judgement-missing': { class: 'blocking', loud: true, says: "the server's policy and decisions are not known" },
  'judgement-kept': { class: 'counted', loud: true, says: 'judged by what was kept of a server that is away' },
  // reports of other tools
  'tool-failed': { class: 'blocking', loud: true, says: 'a tool that says itself that it did not look' },
  'entry-unreadable': { class: 'counted', loud: true, says: "an entry of another tool's report that cannot be read" },
  'scope-not-stated': { class: 'counted', loud: true, says: 'a report that does not say which files were looked at' },
  // the whole
  'nothing-looked-at': { class: 'blocking', loud: true, says: 'no file was looked at' },
  'surface-not-selected': { class: 'counted', loud: true, says: 'a surface that was not asked for' },
} as const satisfies Record<string, { class: GapClass; loud: boolean; says: string }>;

export type GapKind = keyof typeof GAP_KINDS;

/** Something that was not looked at. Several places of one kind may share a gap through `pattern` and `count`. */
export interface Gap {
  readonly kind: GapKind;
  /** The scanner that did not look; absent when none did. */
  readonly scanner?: string;
  readonly surface?: Surface;
  /** One path, or … */
  readonly path?: string;
  /** … a folder that stands for all below it, ending in `/`. */
  readonly pattern?: string;
  /** How many files or entries; 1 when absent. */
  readonly count?: number;
  /** One sentence for people, with what to do where there is something to do. */
  readonly message: string;
}

/** A gap as judged: with the class that held, and the acceptance if there is one. */
export interface JudgedGap extends Gap {
  readonly class: GapClass;
  readonly accepted?: { readonly reason: string; readonly until: string };
}
