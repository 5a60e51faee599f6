import type { Entry, Hit } from '../engine/analysis.ts';
import { sinkKind, sourceKind } from '../models/kinds.ts';
import { masked } from './snippet.ts';

const LONGEST_NAME = 120;

/** Fills `{source}`, `{sink}` and `{entry}` of a rule's message; ends with why it is no surer. */
export function messageOf(template: string, hit: Hit): string {
  const filled = template
    .replaceAll('{source}', () => sourceWords(hit))
    .replaceAll('{sink}', () => sinkKind(hit.sink)?.says ?? hit.sink)
    .replaceAll('{entry}', () => entryWords(hit.entry))
    .trim();
  const sentence = filled === '' ? '' : filled.charAt(0).toUpperCase() + filled.slice(1);
  const note = hit.note === undefined ? '' : ` Note: ${hit.note}.`;
  const doubts = hit.doubts.length === 0 ? '' : ` Not certain: ${hit.doubts.join('; ')}.`;
  return `${sentence}${note}${doubts}`;
}

/** `request.query.id, from the query of a request` */
function sourceWords({ source }: Hit): string {
  if (source === undefined) return 'a fixed value';
  const says = sourceKind(source.kind)?.says;
  const name = shortened(source.name);
  return says === undefined ? `\`${name}\`` : `\`${name}\`, from ${says},`;
}

/** ` in GET /users/:id`; empty where nobody from outside comes in. */
function entryWords(entry: Entry | undefined): string {
  if (entry === undefined) return '';
  if (entry.route !== undefined || entry.method !== undefined) {
    return ` in ${[entry.method, entry.route]
      .filter((word) => word !== undefined)
      .map(shortened)
      .join(' ')}`;
  }
  return entry.name === '' ? '' : ` in \`${shortened(entry.name)}\``;
}

function shortened(text: string): string {
  const shown = masked(text);
  return shown.length <= LONGEST_NAME ? shown : `${shown.slice(0, LONGEST_NAME)}…`;
}
