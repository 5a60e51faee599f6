import type { Component, Observation, Surface } from '@vauban/domain';
import type * as z from 'zod';
import type { CoverageClaims, ForeignReport } from './foreign-report.ts';

/** What an entry of another tool's report comes to; `rule` is the bare name, the tool's is put in front. */
export interface Draft extends Omit<Observation, 'scanner' | 'surface' | 'rule'> {
  readonly rule: string;
  /** The rule's id stands as it is: an advisory's. */
  readonly isAdvisory?: boolean;
  readonly surface?: Surface;
  /** Of the rule; the title when absent. */
  readonly ruleTitle?: string;
  readonly help?: string;
}

/** An entry may come to several findings, to none, or say why it cannot be read. */
export type Drafts = readonly Draft[] | { readonly says: string };

/** One kind of entry of a report. `S` is the schema that each one meets at the door. */
export interface EntryReader<S extends z.ZodType> {
  readonly item: S;
  readonly read: (item: z.infer<S>, context: ReadingContext) => Drafts;
}

export interface ReadingContext {
  /** The document without its lists; checked by nobody: use `at` and `textAt`. */
  readonly rest: unknown;
  /** Indices of the lists on the way to the item. */
  readonly indices: readonly number[];
  /** The name that the entry stands under, where the format keeps entries by name; else empty. */
  readonly key: string;
  readonly roots: readonly string[];
  component(component: Component): void;
  looked(path: string): void;
  /** A part of the entry cannot be read, and the rest of it can. */
  problem(says: string): void;
}

/** What a document says besides its findings. */
export interface ReportFacts {
  readonly version: string | null;
  readonly created: string | null;
  readonly rules: readonly string[];
  readonly looked: readonly (string | null)[];
  readonly ended: CoverageClaims['ended'];
  readonly missed: CoverageClaims['missed'];
  readonly source: Partial<ForeignReport['source']>;
  /** A document that is of another format after all. */
  readonly refuse: string;
  /** It is of this format though none of its lists is there. */
  readonly isReport: boolean;
}

/** The tool that wrote a report, and the surface that it looks at unless a finding says otherwise. */
export interface ToolName {
  readonly id: string;
  readonly surface: Surface;
}

/** A kind of entry with the type of its items kept. */
export function list<S extends z.ZodType>(item: S, read: EntryReader<S>['read']): EntryReader<z.ZodType> {
  return { item, read: read as EntryReader<z.ZodType>['read'] };
}
