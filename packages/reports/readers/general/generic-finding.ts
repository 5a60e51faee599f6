import type { Surface } from '@vauban/domain';
import { componentRef } from '../components/named-component.ts';
import { vulnerable } from '../components/vulnerable.ts';
import type { Drafts } from '../draft.ts';
import { relativePath } from '../place.ts';
import { webPlace } from '../web-tools/web-place.ts';
import { boundText, severityOfWord, weaknesses } from '../words.ts';

/** A finding of DefectDojo's generic format, from JSON or from a row of CSV. */
export interface GenericFinding {
  readonly title: string;
  readonly description: string;
  readonly severity: string;
  readonly mitigation: string;
  readonly cwe: readonly unknown[];
  readonly ids: readonly (string | null | undefined)[];
  readonly file: string;
  readonly line: number;
  readonly url: string;
  readonly component: { readonly name: string; readonly version: string } | null;
  readonly rule: string;
  readonly score: unknown;
  readonly cvss: string;
  readonly fixed: string;
  readonly isDone: boolean;
}

/** By what it names: a component with an advisory, an address, or a file. */
export function genericDrafts(finding: GenericFinding, roots: readonly string[]): Drafts {
  if (finding.isDone) return [];
  const web = finding.url === '' ? null : webPlace(finding.url);
  const file = finding.file === '' ? null : relativePath(finding.file, roots);
  const ids = finding.ids.filter((id) => typeof id === 'string' && id !== '');
  if (finding.component !== null && ids.length > 0) {
    return vulnerable({
      component: componentRef({ type: 'generic', ...finding.component }),
      location: { path: file ?? '.' },
      ids,
      summary: finding.title,
      description: finding.description,
      severity: finding.severity,
      score: finding.score,
      cvss: [finding.cvss],
      cwe: finding.cwe,
      fixed: [finding.fixed],
      surface: 'dependencies',
    });
  }
  const title = boundText(finding.title, 300);
  const surface: Surface = file === null && web !== null ? 'web' : 'code';
  const line = Number.isSafeInteger(finding.line) && finding.line > 0 ? finding.line : 0;
  const subject = [surface === 'web' ? (web?.origin ?? '') : '', title].join(' ').trim();
  return [
    {
      rule: boundText(finding.rule || ids[0] || title, 200),
      title,
      message: boundText(finding.description) || title,
      severity: severityOfWord(finding.severity),
      confidence: 'unknown',
      cwe: weaknesses(finding.cwe),
      surface,
      location: { path: file ?? web?.path ?? '.', ...(line > 0 && { line }) },
      // without a line nothing but its words tells one finding from another
      ...((surface === 'web' || line === 0) && { subject }),
      help: boundText(finding.mitigation),
    },
  ];
}
