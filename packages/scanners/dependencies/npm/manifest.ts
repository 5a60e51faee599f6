import type { ComponentScope } from '@vauban/domain';
import { type ReadInput, Unreadable } from '../../contract/scanner.ts';
import { FactsReader } from '../facts/facts-reader.ts';
import { FactsWriter } from '../facts/facts-writer.ts';
import { manifestTexts } from '../imports/manifest-texts.ts';
import { JsonCursor } from '../json/json-cursor.ts';
import { type RuntimeAsk, readAsks, writeAsks } from '../runtimes/asked-runtime.ts';
import { oneLine } from '../text/bounded.ts';
import { cleanUrl } from '../text/clean-url.ts';

const FACTS_VERSION = 5;
const ASKED: readonly ComponentScope[] = ['production', 'optional', 'development'];
/** Longer ones are not understood; cut, they stay so. */
const LONGEST_RANGE = 1000;
const OWN = ['workspace:', 'file:', 'link:', 'portal:'];

/** What a package.json says about what it needs. */
export interface NpmManifest {
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly asks: readonly Ask[];
  /** Names of `asks`: those for production, optional ones among them, and those for development. */
  readonly needs: readonly string[];
  readonly developmentNeeds: readonly string[];
  /** How many of both come from elsewhere: not by `workspace:`, `file:`, `link:` or `portal:`. */
  readonly foreign: number;
  readonly workspaces: readonly string[];
  /** Marks of the words that stand elsewhere in it: in scripts and in the settings of tools. */
  readonly words: readonly number[];
  readonly isPrivate: boolean;
  /** Install scripts that fetch or decode what they run. */
  readonly hooks: readonly { readonly name: string; readonly line: number }[];
  /** `engines.node`, and what Volta pins. */
  readonly runtimes: readonly RuntimeAsk[];
}

export interface Ask {
  readonly name: string;
  /** As written, without credentials. */
  readonly range: string;
  readonly scope: ComponentScope;
}

export function readNpmManifest(input: ReadInput): Uint8Array {
  const out = new FactsWriter();
  const scopes = new Map<number, number>([
    [out.pool.add('dependencies'), 0],
    [out.pool.add('optionalDependencies'), 1],
    [out.pool.add('devDependencies'), 2],
  ]);
  const [nameKey, versionKey] = [out.pool.add('name'), out.pool.add('version')];
  const [workspacesKey, packagesKey] = [out.pool.add('workspaces'), out.pool.add('packages')];
  const nodeKey = out.pool.add('node');
  const pins = new Map<number, string>([
    [out.pool.add('engines'), 'engines'],
    [out.pool.add('volta'), 'volta'],
  ]);
  const json = new JsonCursor(input.bytes, out.pool, input.spend);
  let name = -1;
  let version = -1;
  let foreign = 0;
  const asks: number[] = [];
  const workspaces: number[] = [];
  const readAsks = (scope: number): void => {
    if (!json.object()) return;
    while (json.member()) {
      if (!OWN.some((protocol) => json.startsWith(protocol))) foreign++;
      asks.push(json.key, json.cleanString(cleanUrl), scope);
    }
  };
  const runtimes: RuntimeAsk[] = [];
  const readPins = (by: string): void => {
    if (!json.object()) return;
    while (json.member()) {
      const span = json.key === nodeKey ? json.span() : json.skip() || null;
      if (span !== null) runtimes.push(nodeAsk(by, json.text(span), json.line));
    }
  };
  const readGlobs = (): void => {
    if (!json.array()) return;
    while (json.element()) {
      const glob = json.string();
      if (glob >= 0) workspaces.push(glob);
    }
  };
  if (!json.object()) throw new Unreadable('it holds no JSON object', 1);
  while (json.member()) {
    const scope = scopes.get(json.key);
    if (scope !== undefined) readAsks(scope);
    else if (json.key === nameKey) name = json.string();
    else if (json.key === versionKey) version = json.string();
    else if (pins.has(json.key)) readPins(pins.get(json.key) ?? '');
    else if (json.key !== workspacesKey) json.skip();
    else if (json.peek() === 91) readGlobs();
    else if (json.object()) {
      while (json.member()) {
        if (json.key === packagesKey) readGlobs();
        else json.skip();
      }
    }
  }
  json.end();
  out.id(name);
  out.id(version);
  out.uint(foreign);
  out.uint(asks.length / 3);
  for (let i = 0; i < asks.length; i += 3) {
    out.id(asks[i] as number);
    out.id(asks[i + 1] as number);
    out.uint(asks[i + 2] as number);
  }
  out.uint(workspaces.length);
  for (const id of workspaces) out.id(id);
  const { words, isPrivate, hooks } = manifestTexts(input.bytes, input.spend);
  out.uint(words.length);
  for (const word of words) out.uint(word);
  out.uint(isPrivate ? 1 : 0);
  out.uint(hooks.length);
  for (const hook of hooks) {
    out.text(hook.name);
    out.uint(hook.line);
  }
  writeAsks(out, runtimes);
  return out.finish(FACTS_VERSION);
}

function nodeAsk(by: string, text: string, line: number): RuntimeAsk {
  return {
    ...{ runtime: 'node', line, says: oneLine(`${by}.node: ${text}`, 100) },
    anyOf: [{ dialect: 'npm', text: text.slice(0, LONGEST_RANGE) }],
  };
}

export function readNpmManifestFacts(facts: Uint8Array): NpmManifest {
  const reader = new FactsReader(facts, FACTS_VERSION);
  const [name, version] = [reader.text(), reader.text()];
  const foreign = reader.uint();
  const asks = reader.list(
    (): Ask => ({
      name: reader.text() ?? '',
      range: reader.text() ?? '',
      scope: ASKED[reader.uint()] ?? 'production',
    }),
  );
  const namesOf = (isDevelopment: boolean): string[] =>
    asks.filter((ask) => (ask.scope === 'development') === isDevelopment).map((ask) => ask.name);
  return {
    name,
    version,
    asks,
    needs: namesOf(false),
    developmentNeeds: namesOf(true),
    foreign,
    workspaces: reader.texts(),
    words: reader.list(() => reader.uint()),
    isPrivate: reader.uint() === 1,
    hooks: reader.list(() => ({ name: reader.text() ?? '', line: reader.uint() })),
    runtimes: readAsks(reader),
  };
}
