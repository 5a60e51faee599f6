import { type ReadInput, Unreadable } from '../../contract/scanner.ts';
import { FactsReader } from '../facts/facts-reader.ts';
import { FactsWriter } from '../facts/facts-writer.ts';
import { JsonCursor } from '../json/json-cursor.ts';

const FACTS_VERSION = 1;

/** What a package.json says about what it needs. */
export interface NpmManifest {
  readonly name: string | undefined;
  readonly needs: readonly string[];
  readonly developmentNeeds: readonly string[];
  /** How many of both come from elsewhere: not by `workspace:`, `file:`, `link:` or `portal:`. */
  readonly foreign: number;
  readonly workspaces: readonly string[];
}

export function readNpmManifest(input: ReadInput): Uint8Array {
  const out = new FactsWriter();
  const ids = new Map<number, 'name' | 'needs' | 'developmentNeeds' | 'workspaces'>([
    [out.pool.add('name'), 'name'],
    [out.pool.add('dependencies'), 'needs'],
    [out.pool.add('optionalDependencies'), 'needs'],
    [out.pool.add('devDependencies'), 'developmentNeeds'],
    [out.pool.add('workspaces'), 'workspaces'],
  ]);
  const packages = out.pool.add('packages');
  const json = new JsonCursor(input.bytes, out.pool, input.spend);
  let name = -1;
  let foreign = 0;
  const lists = { needs: [] as number[], developmentNeeds: [] as number[], workspaces: [] as number[] };
  const readNeeds = (into: number[]): void => {
    if (!json.object()) return;
    while (json.member()) {
      into.push(json.key);
      if (!['workspace:', 'file:', 'link:', 'portal:'].some((protocol) => json.startsWith(protocol))) foreign++;
      json.skip();
    }
  };
  const readGlobs = (): void => {
    if (!json.array()) return;
    while (json.element()) {
      const glob = json.string();
      if (glob >= 0) lists.workspaces.push(glob);
    }
  };
  if (!json.object()) throw new Unreadable('it holds no JSON object', 1);
  while (json.member()) {
    const meaning = ids.get(json.key);
    if (meaning === undefined) json.skip();
    else if (meaning === 'name') name = json.string();
    else if (meaning !== 'workspaces') readNeeds(lists[meaning]);
    else if (json.peek() === 91) readGlobs();
    else if (json.object()) {
      while (json.member()) {
        if (json.key === packages) readGlobs();
        else json.skip();
      }
    }
  }
  json.end();
  out.id(name);
  out.uint(foreign);
  for (const list of [lists.needs, lists.developmentNeeds, lists.workspaces]) {
    out.uint(list.length);
    for (const id of list) out.id(id);
  }
  return out.finish(FACTS_VERSION);
}

export function readNpmManifestFacts(facts: Uint8Array): NpmManifest {
  const reader = new FactsReader(facts, FACTS_VERSION);
  return {
    name: reader.text(),
    foreign: reader.uint(),
    needs: reader.texts(),
    developmentNeeds: reader.texts(),
    workspaces: reader.texts(),
  };
}
