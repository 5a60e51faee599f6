import type { VexStatement, VexTrust } from '@vauban/domain';
import { Problem } from '../command/problem.ts';
import type { Shelf } from './shelf.ts';

const LARGEST_DOCUMENT = 64 * 1024 * 1024;

/** Where the documents that a configuration names are looked for. */
export interface VexPlace {
  readonly shelf: Shelf;
  /** Of the configuration, relative to the scanned folder, with a slash at its end; empty for the scanned one. */
  readonly folder: string;
}

/** What the documents say that a configuration trusts. Throws a `Problem` for one that is not there or unreadable. */
export async function trustedStatements(
  { shelf, folder }: VexPlace,
  trusts: readonly VexTrust[],
): Promise<VexStatement[]> {
  if (trusts.length === 0) return [];
  const { readVex } = await import('@vauban/reports');
  const statements: VexStatement[] = [];
  for (const { file, reason, until } of trusts) {
    const path = `${folder}${file.replace(/^\.\//, '')}`;
    const bytes = await shelf.read(path, LARGEST_DOCUMENT);
    if (bytes === null) {
      throw new Problem(`The VEX document ${shelf.shown(path)} does not exist. Take it out of "vex", or put it there.`);
    }
    statements.push(...readVex(bytes, file).map((said): VexStatement => ({ ...said, trust: { reason, until } })));
  }
  return statements;
}

/** A document must lie beside the configuration or below it. */
export function isInside(file: string): boolean {
  return !file.startsWith('/') && !file.includes('\\') && !file.split('/').includes('..') && !/^[a-zA-Z]:/.test(file);
}
