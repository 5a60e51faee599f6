import { componentRef } from '../components/named-component.ts';
import { vulnerable } from '../components/vulnerable.ts';
import type { Draft } from '../draft.ts';

export interface CheckedDependency {
  readonly path: string;
  readonly fileName: string;
  readonly purl: string | null;
  /** The vulnerability's. */
  readonly name: string;
  readonly severity: unknown;
  readonly score: unknown;
  readonly cwe: readonly unknown[];
  readonly description: string;
  readonly urls: readonly unknown[];
}

/** A vulnerability as Dependency-Check reports it in either of its formats: of a file, which is a component at best. */
export function checkedDependency(seen: CheckedDependency): readonly Draft[] {
  const drafts = vulnerable({
    component: componentRef({ purl: seen.purl, type: 'generic', name: seen.fileName, version: '' }),
    location: { path: seen.path },
    ids: [seen.name],
    description: seen.description,
    severity: typeof seen.severity === 'string' ? seen.severity.replace(/\(.*$/, '') : undefined,
    score: seen.score,
    cwe: seen.cwe,
    urls: seen.urls,
  });
  return 'says' in drafts ? [] : drafts;
}
