import type { AdvisoryLookup } from '@vauban/advisories';
import { matchesGlob } from '@vauban/domain';
import { type Conclusion, type FileFacts, type RefusedFile, Unreadable, type Want } from '../../contract/scanner.ts';
import { dependenciesScanner } from '../scanner.ts';

/** Runs the scanner over files in memory, choosing and reading them as the pipeline does. */
export async function scanFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  advisories: AdvisoryLookup | null = null,
): Promise<Conclusion> {
  const scanner = await dependenciesScanner.open({ rules: null });
  for (const { kind } of scanner.wants) await scanner.prepare?.(kind);
  const found: FileFacts[] = [];
  const refused: RefusedFile[] = [];
  const paths = Object.keys(files).sort();
  for (const path of paths) {
    const content = files[path] as string | Uint8Array;
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const want = scanner.wants.find((wanted) => names(wanted, path));
    if (want !== undefined && asksFor(want, bytes)) {
      try {
        const facts = scanner.read({ kind: want.kind, bytes, spend: () => {} });
        if (facts !== null) found.push({ path, kind: want.kind, facts });
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        const line = error.line === undefined ? {} : { line: error.line };
        refused.push({ path, kind: want.kind, reason: error.message, ...line });
      }
    }
  }
  const has = (path: string): boolean => Object.hasOwn(files, path);
  return scanner.conclude({ files: found, refused, has }, { advisories, spend: () => {} });
}

function names(want: Want, path: string): boolean {
  const base = path.slice(path.lastIndexOf('/') + 1);
  return want.names?.some((name) => matchesGlob(name, name.includes('/') ? path : base)) ?? true;
}

function asksFor(want: Want, bytes: Uint8Array): boolean {
  if (bytes.length > want.maxBytes) return false;
  if (want.content === 'text' && bytes.subarray(0, 8192).includes(0)) return false;
  if (want.keywords === undefined) return true;
  const text = Buffer.from(bytes).toString('latin1').toLowerCase();
  return want.keywords.some((keyword) => text.includes(keyword.toLowerCase()));
}
