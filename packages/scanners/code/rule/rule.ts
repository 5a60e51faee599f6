import type { Confidence, Severity } from '@vauban/domain';
import type { RuleEnvelope } from '../../rule/envelope.ts';
import type { SourceGroup } from '../models/kinds.ts';

/** One rule of the code scanner: which sinks it reports, reached by whom, and how it speaks about it. */
export interface CodeRule extends RuleEnvelope {
  readonly body: CodeRuleBody;
  readonly examples: CodeExamples;
}

export interface CodeRuleBody {
  /** Ids of the languages in which it means something; empty: all. */
  readonly languages: readonly string[];
  /** Sink kinds of the models that this rule reports. */
  readonly sinks: readonly string[];
  /** Groups of sources that must reach it, where the sink asks for one; empty: its conditions alone decide. */
  readonly sources: readonly SourceGroup[];
  /** Only sources of these kinds; a group of which none is named is taken whole. */
  readonly kinds: readonly string[];
  /**
   * Groups whose data counts only as a part of a text: a package whose callers hand over the whole statement or path is
   * made for that.
   */
  readonly partsOnly: readonly SourceGroup[];
  /** Only sources whose name holds one of these words (`password` of `request.body.password`); empty: all. */
  readonly words: readonly string[];
  /** `{source}`, `{sink}` and `{entry}` are filled in. */
  readonly message: string;
  /** Said where the conditions of the sink alone decided; null: the same. */
  readonly withoutSource: string | null;
  /** Where the source changes how bad or how sure it is. */
  readonly bySource: Readonly<Partial<Record<SourceGroup, SourceJudgement>>>;
  /** How the line of the sink is put right, where one replacement does it. */
  readonly edit: LineEdit | null;
}

export interface LineEdit {
  /** Searched from the sink's column on; only a line in which it occurs once is edited. */
  readonly find: RegExp;
  readonly replace: string;
  /** Whether it changes nothing else that works. */
  readonly safe: boolean;
}

export interface SourceJudgement {
  readonly severity?: Severity;
  readonly confidence?: Confidence;
}

export interface CodeExamples {
  readonly match: readonly CodeExample[];
  readonly noMatch: readonly CodeExample[];
}

/** A small program. */
export interface CodeExample {
  readonly files: readonly { readonly path: string; readonly text: string }[];
}
