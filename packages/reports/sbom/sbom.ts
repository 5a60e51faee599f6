/** A bill of materials as it was read, whatever its format. */
export interface Sbom {
  readonly format: 'CycloneDX' | 'SPDX';
  readonly specVersion: string;
  /** Of what it describes; null where it does not say. */
  readonly name: string | null;
  /** In the order of the document, the described thing itself left out. */
  readonly packages: readonly SbomPackage[];
  /** Refs of what the described thing needs directly; null where it does not say. */
  readonly direct: ReadonlySet<string> | null;
  /** What contradicts itself or could not be used, one sentence each; bounded. */
  readonly problems: readonly string[];
}

export interface SbomPackage {
  /** Unique in the document. */
  readonly ref: string;
  readonly purl: string | null;
  /** With its group in front, as the registry writes it. */
  readonly name: string;
  /** Empty where there is none. */
  readonly version: string;
  readonly licence: string | null;
  /** `alg:hex`, separated by blanks; null where there are none. */
  readonly integrity: string | null;
  /** CycloneDX's scope, or what SPDX's relationships say. */
  readonly scope: 'required' | 'optional' | 'excluded' | null;
  /** Refs that are in the document; null where it does not say. */
  readonly dependsOn: readonly string[] | null;
  /** From 1; 0 where it is not known. */
  readonly line: number;
}

/** What cannot be read as a bill of materials; the message is a sentence. */
export class SbomUnreadable extends Error {
  /** `foreign`: it is something else; `version`: of a version that nobody here knows; `broken`: all other reasons. */
  readonly why: 'foreign' | 'version' | 'broken';
  constructor(message: string, why: SbomUnreadable['why'] = 'broken') {
    super(message);
    this.name = 'SbomUnreadable';
    this.why = why;
  }
}

/** Gathers problems, at most so many. */
export class Problems {
  readonly #list: string[] = [];
  #more = 0;
  add(problem: string): void {
    if (this.#list.length < 20) this.#list.push(problem);
    else this.#more++;
  }
  list(): string[] {
    return this.#more === 0 ? [...this.#list] : [...this.#list, `${this.#more} more problems of this kind`];
  }
}
