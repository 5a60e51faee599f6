import type { Gap, GapKind } from '@vauban/domain';
import type { Blind } from '../engine/analysis.ts';
import { lineOf } from '../ir/instruction.ts';
import { SCANNER_ID } from './observation.ts';
import { masked } from './snippet.ts';

const KINDS: Readonly<Record<Blind['kind'], GapKind>> = {
  syntax: 'code-unparsed',
  'too-deep': 'code-unparsed',
  'unresolved-import': 'code-unresolved',
  'no-model': 'code-unmodelled',
  budget: 'code-budget',
};

export function gapOf(blind: Blind): Gap {
  const where = blind.at === undefined || lineOf(blind.at) === 0 ? '' : ` (line ${lineOf(blind.at)})`;
  return {
    ...pathGap(KINDS[blind.kind], blind.path, `${sentence(masked(blind.message))}${where}.`),
    ...(blind.count > 1 && { count: blind.count }),
  };
}

export function pathGap(kind: GapKind, path: string, message: string): Gap {
  return { kind, scanner: SCANNER_ID, surface: 'code', path, message };
}

/** One gap for all files of a language that nobody reads. */
export function folderGap(kind: GapKind, count: number, message: string): Gap {
  return { kind, scanner: SCANNER_ID, surface: 'code', pattern: './', count, message };
}

function sentence(words: string): string {
  const text = words.charAt(0).toUpperCase() + words.slice(1);
  return text.endsWith('.') ? text.slice(0, -1) : text;
}
