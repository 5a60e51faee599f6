import type { ReadInput } from '../../contract/scanner.ts';
import { namesAt, textAt } from '../document/node.ts';
import { readJson } from '../document/read-json.ts';
import { writeAsked } from '../graph/asked.ts';

/** What a composer.json asks of a registry: PHP itself and its extensions come from elsewhere. */
export function readComposerManifest(input: ReadInput): Uint8Array {
  const document = readJson(input.bytes, input.spend);
  const names = (member: string): string[] => namesAt(document, member).filter((name) => name.includes('/'));
  return writeAsked({
    root: textAt(document, 'name'),
    asks: [
      ...names('require').map((name) => ({ key: name.toLowerCase(), scope: 'production' as const })),
      ...names('require-dev').map((name) => ({ key: name.toLowerCase(), scope: 'development' as const })),
    ],
  });
}
