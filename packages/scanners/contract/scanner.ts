import type { AdvisoryLookup } from '@vauban/advisories';
import type { Component, Gap, GapKind, Observation, RuleFacts, Surface } from '@vauban/domain';

/**
 * A scanner is five members. The pipeline does the walking, reading, hashing, caching, limits and processes;
 * a scanner only turns bytes into facts and the facts of a target into a conclusion.
 */
export interface Scanner {
  readonly id: string;
  /** Changes whenever `read` or `conclude` would answer differently for the same input; rules are digested apart. */
  readonly version: string;
  readonly wants: readonly Want[];
  /** What of the settings the facts depend on; absent: all of it. */
  readonly factsDependOn?: string;
  /**
   * Loads what `read` needs for a kind, before the first file of each in a child that reads; the parent and a child that
   * concludes never ask for it.
   */
  prepare?(kind: string): Promise<void>;
  /**
   * Bytes to facts: a pure function of `bytes` and `kind`, cached by them, run in any process.
   * Null when there is nothing to say. Throws `Unreadable` when the input is broken.
   */
  read(input: ReadInput): Facts | null;
  /** Facts of the whole target to a conclusion. Whole-program work, and matching against data, happen here. */
  conclude(target: TargetFacts, context: ConcludeContext): Promise<Conclusion>;
}

/**
 * Which files a scanner asks for; data, so that the pipeline can decide without running the scanner.
 * A scanner reads a file once: of its wants, the first that fits the path and the content's kind holds.
 */
export interface Want {
  /** Handed to `read` as it is: the format or the role of the file. */
  readonly kind: string;
  /**
   * Base names (`package-lock.json`, `*.csproj`) or, with a `/`, globs on the relative path (`**\/requirements/*.txt`);
   * case-sensitive; absent: every file.
   */
  readonly names?: readonly string[];
  /** `text`: not handed when the first 8 kB hold a NUL (UTF-16 with a byte order mark is text). */
  readonly content: 'text' | 'any';
  /** Larger files become a gap; the pipeline has a limit of its own besides. */
  readonly maxBytes: number;
  /** Of which kind that gap is; `too-big` when absent. */
  readonly gapWhenLarger?: GapKind;
  /** ASCII, compared without case: the file is handed over only when one of them occurs in it. */
  readonly keywords?: readonly string[];
  /** Read only when the scanner's conclusion from all the rest asks for this kind. */
  readonly deferred?: true;
}

export interface ReadInput {
  readonly kind: string;
  readonly bytes: Uint8Array;
  /** Count work; throws when the budget is spent (the file becomes a `step-limit` gap). */
  spend(steps: number): void;
}

/** A compact encoding that only its scanner reads; it begins with a version of its own when it may change. */
export type Facts = Uint8Array;

export interface FileFacts {
  readonly path: string;
  readonly kind: string;
  readonly facts: Facts;
}

export interface TargetFacts {
  /** In ascending order of path, by UTF-16 units; files without facts are left out. */
  readonly files: readonly FileFacts[];
  /** What `read` refused; the scanner turns them into gaps of the right kind. */
  readonly refused: readonly RefusedFile[];
  /** Whether the walk saw this path, wanted or not. */
  has(path: string): boolean;
}

export interface RefusedFile {
  readonly path: string;
  readonly kind: string;
  readonly reason: string;
  readonly line?: number;
}

export interface ConcludeContext {
  /** Null when there is no advisory data at all. */
  readonly advisories: AdvisoryLookup | null;
  spend(steps: number): void;
  /** Kinds of deferred wants that were read; absent: all of them. */
  readonly brought?: ReadonlySet<string>;
  /** Of an entry that `remembers`; absent where nothing is kept between scans. */
  readonly memory?: ScannerMemory;
}

/**
 * What a scanner keeps from one conclusion about a target to the next, bounded: what is not asked for or put again is
 * forgotten, and so is everything when its version or its settings change. It only makes a conclusion quicker.
 */
export interface ScannerMemory {
  get(key: string): Uint8Array | null;
  put(key: string, bytes: Uint8Array): void;
}

export interface Conclusion {
  readonly observations: readonly Observation[];
  readonly components: readonly Component[];
  readonly gaps: readonly Gap[];
  readonly suppressions: readonly InFileSuppression[];
  /** Of the rules named in `observations`. */
  readonly rules: readonly RuleFacts[];
  /** Kinds of deferred wants without which it is not final: they are read, and the scanner concludes once more. */
  readonly asks?: readonly string[];
}

/** `vauban-ignore RULE until YYYY-MM-DD: reason`, as written in a file. */
export interface InFileSuppression {
  readonly path: string;
  /** Where the comment stands; it holds for findings on this line and the next line that is no comment. */
  readonly line: number;
  readonly appliesTo: readonly number[];
  readonly rule: string;
  readonly until: string | null;
  readonly reason: string | null;
  /** What is wrong with it, when it cannot hold (no end, no reason, not a date). */
  readonly problem: string | null;
}

/** What a scanner needs to be opened with, plain data that goes to the child process. */
export interface ScannerSettings {
  /** The compiled rules of that scanner, `rules/<id>.json` in the assets; team rules are appended. */
  readonly rules: unknown;
  /** What a server lends the secrets scanner; it stands in no facts, no conclusion and no cache. */
  readonly markingKey?: MarkingKey;
}

/** A key of an organisation's, under which values of secrets become marks (`SECRET_SCHEME` of the domain). */
export interface MarkingKey {
  /** Names it: 8 hex digits. */
  readonly id: string;
  /** 32 bytes in base64. */
  readonly key: string;
}

/** What a scanner may ask more of than others get; see `Limits` of the pipeline. */
export interface ScannerLimits {
  /** Anonymous memory of a child that reads files, in bytes. */
  readonly readMemory: number;
  /** Anonymous memory of a child that concludes, in bytes. */
  readonly concludeMemory: number;
  /** Size of a file, whatever larger ones its wants would take. */
  readonly fileBytes: number;
  /** Bytes of facts of one file. */
  readonly fileFacts: number;
  /** Bytes of facts of one scanner in one scan; the files beyond it, in order of path, are gaps. */
  readonly scanFacts: number;
}

/** How the registry knows a scanner before it is loaded. */
export interface ScannerEntry {
  readonly id: string;
  readonly surface: Surface | null;
  /** Part of the cache's key for `conclude`. */
  readonly usesAdvisories: boolean;
  /** Its `read` runs native code of a library. */
  readonly usesNativeCode?: boolean;
  /** It takes its part of `ConcludeContext.memory`. */
  readonly remembers?: boolean;
  /** Where it needs more than the others; it then concludes in a child of its own. */
  readonly limits?: Partial<ScannerLimits>;
  open(settings: ScannerSettings): Promise<Scanner>;
}

/** Thrown by `read` for input that is broken; the message is shown to people. */
export class Unreadable extends Error {
  readonly line: number | undefined;
  constructor(message: string, line?: number) {
    super(message);
    this.name = 'Unreadable';
    this.line = line;
  }
}
