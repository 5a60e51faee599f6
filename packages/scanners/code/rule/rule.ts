import type { Confidence, Severity } from '@vauban/domain';

/** What every rule of every engine says about itself; see `secrets/rule/envelope.ts`. */
export interface CodeRuleBody {
  /** Sink kinds of the models that this rule reports. */
  readonly sinks: readonly string[];
  /** Groups of sources that must reach it: `remote`, `library`, `stored`, `local`; empty: the sink's conditions alone decide. */
  readonly sources: readonly SourceGroup[];
  /** `{source}`, `{sink}`, `{entry}` are filled in. */
  readonly message: string;
  /** Where the source changes how bad or how sure it is. */
  readonly bySource?: Partial<Record<SourceGroup, { readonly severity?: Severity; readonly confidence?: Confidence }>>;
}

/**
 * Who controls the data: `remote` a client over a network, `library` a caller of an exported function, `stored` what was
 * written before (database, file, queue), `local` command line and environment.
 */
export type SourceGroup = 'remote' | 'library' | 'stored' | 'local';
