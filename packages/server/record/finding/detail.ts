import {
  boundSnippet,
  type ExploitMaturity,
  type Finding,
  type Location,
  MASK,
  type Observation,
  type Priority,
} from '@vauban/domain';
import { storableText } from '../storable.ts';

const LONGEST = { title: 300, message: 2000, path: 2000, word: 200, note: 500, link: 1000 };
const MOST = { related: 20, flow: 50, edits: 20, chain: 50, words: 64 };

/** What the record keeps of a finding: the observation, masked and bounded, and why it is so soon. */
export type FindingDetail = Omit<Observation, 'subject'> & Pick<Finding, 'priority' | 'suppressions'>;

/** `snippets`: whether lines of source may be kept. */
export function detailOf(finding: Finding, priority: Priority, snippets: boolean): FindingDetail {
  const { fix, component, advisory } = finding;
  const place = (location: Location) => locationOf(location, finding, snippets);
  return {
    rule: word(finding.rule),
    scanner: word(finding.scanner),
    surface: finding.surface,
    title: storableText(finding.title, LONGEST.title),
    message: storableText(finding.message, LONGEST.message),
    severity: finding.severity,
    confidence: finding.confidence,
    cwe: words(finding.cwe),
    location: place(finding.location),
    ...(finding.related && { related: finding.related.slice(0, MOST.related).map(place) }),
    ...(finding.flow && { flow: finding.flow.slice(0, MOST.flow).map(place) }),
    ...(fix && { fix: fixOf(fix, finding, snippets) }),
    ...(component && {
      component: {
        ...component,
        purl: storableText(component.purl, LONGEST.link),
        ecosystem: word(component.ecosystem),
        name: storableText(component.name, LONGEST.note),
        version: word(component.version),
        path: component.path.slice(0, MOST.chain).map(word),
        ...(component.endOfLife && {
          endOfLife: {
            ...component.endOfLife,
            product: word(component.endOfLife.product),
            cycle: word(component.endOfLife.cycle),
          },
        }),
      },
    }),
    ...(advisory && {
      advisory: {
        ...advisory,
        id: word(advisory.id),
        aliases: words(advisory.aliases),
        summary: storableText(advisory.summary, LONGEST.message),
        cvss: words(advisory.cvss),
        fixedVersions: words(advisory.fixedVersions),
        urls: advisory.urls.slice(0, MOST.words).map((url) => storableText(url, LONGEST.link)),
        ...(advisory.exploit && { exploit: exploitOf(advisory.exploit) }),
      },
    }),
    priority,
    suppressions: finding.suppressions
      .filter(({ kind }) => kind !== 'decision')
      .slice(0, MOST.words)
      .map((suppression) => ({
        ...suppression,
        reason: storableText(suppression.reason, LONGEST.note),
        ...(suppression.note !== undefined && { note: storableText(suppression.note, LONGEST.note) }),
        ...(suppression.location && { location: place(suppression.location) }),
      })),
  };
}

function exploitOf({ level, source }: ExploitMaturity): ExploitMaturity {
  return { level, ...(source !== undefined && { source: storableText(source, LONGEST.link) }) };
}

function locationOf({ path, snippet, message, ...numbers }: Location, finding: Finding, snippets: boolean): Location {
  const shown = snippets && snippet !== undefined && isMasked(snippet, finding) ? snippet : undefined;
  return {
    path: storableText(path, LONGEST.path),
    ...numbers,
    ...(shown !== undefined && { snippet: storableText(boundSnippet(shown, numbers.column), LONGEST.note) }),
    ...(message !== undefined && { message: storableText(message, LONGEST.note) }),
  };
}

/** A line with a secret that nobody masked is not kept, whoever sent it. */
function isMasked(snippet: string, { surface }: Finding): boolean {
  return surface !== 'secrets' || snippet.includes(MASK);
}

function fixOf(fix: NonNullable<Finding['fix']>, { surface }: Finding, snippets: boolean): NonNullable<Finding['fix']> {
  const edits = snippets && surface !== 'secrets' ? fix.edits : undefined;
  return {
    summary: storableText(fix.summary, LONGEST.message),
    safe: fix.safe,
    ...(edits && {
      edits: edits.slice(0, MOST.edits).map((edit) => ({
        ...edit,
        path: storableText(edit.path, LONGEST.path),
        replacement: storableText(edit.replacement, LONGEST.message),
      })),
    }),
    ...(fix.fixedVersions && { fixedVersions: words(fix.fixedVersions) }),
  };
}

function word(text: string): string {
  return storableText(text, LONGEST.word);
}

function words(texts: readonly string[]): string[] {
  return texts.slice(0, MOST.words).map(word);
}
