import type { ReadInput } from '../../../contract/scanner.ts';
import { FactsReader } from '../../facts/facts-reader.ts';
import { FactsWriter } from '../../facts/facts-writer.ts';

const FACTS_VERSION = 1;

/**
 * The globs under `packages` of a pnpm-workspace.yaml, in the two forms that are in use: one a line, or `[a, b]`.
 * What is written otherwise answers no glob, so that its members are told as manifests without a lockfile.
 */
export function readPnpmWorkspace(input: ReadInput): Uint8Array {
  const globs: string[] = [];
  let inside = false;
  const lines = new TextDecoder().decode(input.bytes).split('\n');
  input.spend(lines.length);
  for (const line of lines) {
    const start = /^packages:\s*(.*)$/.exec(line);
    if (start !== null) {
      inside = true;
      const flow = /^\[(.*)\]\s*(?:#.*)?$/.exec((start[1] as string).trim())?.[1];
      if (flow !== undefined)
        globs.push(
          ...flow
            .split(',')
            .map(unquoted)
            .filter((glob) => glob !== ''),
        );
    } else if (inside) {
      const item = /^\s*-\s+(.+)$/.exec(line)?.[1];
      if (item !== undefined) globs.push(unquoted(item));
      else if (/^[^\s#]/.test(line)) inside = false;
    }
  }
  const out = new FactsWriter();
  out.texts(globs);
  return out.finish(FACTS_VERSION);
}

export function readPnpmWorkspaceFacts(facts: Uint8Array): readonly string[] {
  return new FactsReader(facts, FACTS_VERSION).texts();
}

function unquoted(text: string): string {
  const trimmed = text.trim();
  const quoted = /^(["'])(.*?)\1/.exec(trimmed)?.[2];
  return quoted ?? (trimmed.split(/\s+#/, 1)[0] as string);
}
