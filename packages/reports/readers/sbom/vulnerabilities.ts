import * as z from 'zod';
import { at, listAt, textAt } from '../json/at.ts';
import { child, children, textOf, type XmlElement } from '../xml/element.ts';
import { xmlRecords } from '../xml/records.ts';

/** What CycloneDX says of a vulnerability, from JSON or XML. */
export const billVulnerability = z.object({
  ids: z.array(z.string().nullable()).min(1),
  refs: z.array(z.string()),
  summary: z.string().nullable(),
  description: z.string().nullable(),
  severity: z.string().nullable(),
  score: z.union([z.number(), z.string()]).nullable(),
  cvss: z.array(z.string().nullable()),
  cwe: z.array(z.union([z.number(), z.string()])),
  urls: z.array(z.string().nullable()),
  published: z.string().nullable(),
  isDone: z.boolean(),
});
export type BillVulnerability = z.infer<typeof billVulnerability>;

const DONE = /^(not_affected|false_positive|resolved|resolved_with_pedigree)$/;

/** Every vulnerability of a document that is known to be whole; SPDX has none. */
export function vulnerabilitiesOf(
  bytes: Buffer,
  format: 'cyclonedx' | 'spdx',
): (BillVulnerability | { problem: string })[] {
  if (format === 'spdx') return [];
  if (!/^[\s\ufeff]*</.test(bytes.toString('utf8', 0, 100))) {
    const document: unknown = JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
    return listAt(document, 'vulnerabilities').map(fromJson);
  }
  const found: (BillVulnerability | { problem: string })[] = [];
  xmlRecords(bytes, new Set(['vulnerability']), (record, problem) =>
    found.push(record === null ? { problem: problem ?? 'a vulnerability cannot be read' } : fromXml(record.element)),
  );
  return found;
}

function fromJson(one: unknown): BillVulnerability {
  const ratings = listAt(one, 'ratings');
  const rating = ratings.find((rated) => /^CVSSv(3|4)/.test(textAt(rated, 'method') ?? '')) ?? ratings[0];
  const score = at(rating, 'score');
  return {
    ids: [textAt(one, 'id'), ...listAt(one, 'references').map((reference) => textAt(reference, 'id'))],
    refs: listAt(one, 'affects').flatMap((affected) => textAt(affected, 'ref') ?? []),
    summary: null,
    description: textAt(one, 'description') ?? textAt(one, 'detail'),
    severity:
      textAt(rating, 'severity') ??
      ratings.map((rated) => textAt(rated, 'severity')).find((word) => word !== null) ??
      null,
    score: typeof score === 'number' ? score : null,
    cvss: ratings.map((rated) => textAt(rated, 'vector')),
    cwe: listAt(one, 'cwes').filter((cwe) => typeof cwe === 'number'),
    urls: [textAt(one, 'source', 'url'), ...listAt(one, 'advisories').map((advisory) => textAt(advisory, 'url'))],
    published: textAt(one, 'published'),
    isDone: DONE.test(textAt(one, 'analysis', 'state') ?? ''),
  };
}

/** Also the extension for vulnerabilities that came before 1.4: `ref` is an attribute there, `base` a score. */
function fromXml(one: XmlElement): BillVulnerability {
  const ratings = children(child(one, 'ratings'), 'rating');
  const rating = ratings.find((rated) => /^CVSSv(3|4)/.test(textOf(rated, 'method'))) ?? ratings[0];
  const affected = children(child(one, 'affects'), 'target').map((target) => textOf(target, 'ref'));
  return {
    ids: [
      textOf(one, 'id'),
      ...children(child(one, 'references'), 'reference').map((reference) => textOf(reference, 'id')),
    ],
    refs: [...affected, one.attributes.get('ref') ?? ''].filter((ref) => ref !== ''),
    summary: null,
    description: textOf(one, 'description') || null,
    severity: textOf(rating, 'severity') || null,
    score: textOf(rating, 'score', 'base') || textOf(rating, 'score') || null,
    cvss: ratings.map((rated) => textOf(rated, 'vector') || null),
    cwe: children(child(one, 'cwes'), 'cwe').map(({ text }) => text),
    urls: [textOf(one, 'source', 'url') || null],
    published: textOf(one, 'published') || null,
    isDone: DONE.test(textOf(one, 'analysis', 'state')),
  };
}
