import { type ReadInput, Unreadable } from '../../contract/scanner.ts';
import { FactsReader } from '../facts/facts-reader.ts';
import { FactsWriter } from '../facts/facts-writer.ts';
import { snippet } from '../text/bounded.ts';
import { type Directive, readDirectives } from './mod-file.ts';

const FACTS_VERSION = 1;

export interface GoRequire {
  readonly module: string;
  readonly version: string;
  readonly indirect: boolean;
  readonly line: number;
  readonly snippet: string;
}

/** `replace module [version] => by [byVersion]`; without `byVersion` it is a folder. */
export interface GoReplace {
  readonly module: string;
  readonly version: string | undefined;
  readonly by: string;
  readonly byVersion: string | undefined;
  readonly line: number;
}

/** A line of `go` or `toolchain`. */
export interface GoVersion {
  /** `1.21.3` */
  readonly version: string;
  readonly line: number;
  readonly snippet: string;
}

/** A go.mod, or a go.work, which has `use` and no `module`. */
export interface GoMod {
  readonly module: string | undefined;
  readonly go: GoVersion | undefined;
  readonly toolchain: GoVersion | undefined;
  readonly requires: readonly GoRequire[];
  readonly replaces: readonly GoReplace[];
  /** `module version` */
  readonly excludes: readonly string[];
  /** Folders, relative to the go.work. */
  readonly uses: readonly string[];
}

export function readGoMod(input: ReadInput): Uint8Array {
  const directives = readDirectives(input);
  const of = (verb: string): Directive[] => directives.filter((directive) => directive.verb === verb);
  const out = new FactsWriter();
  if (input.kind === 'go-mod' && of('module').length === 0) throw new Unreadable('it names no module');
  out.text(of('module')[0]?.words[0]);
  writeVersion(out, of('go')[0], /^(\d+(?:\.\d+)*\S*)$/);
  writeVersion(out, of('toolchain')[0], /^go(\d+(?:\.\d+)*\w*)/);
  const requires = of('require');
  out.uint(requires.length);
  for (const { words, comment, line, text } of requires) {
    const [module, version] = words;
    if (module === undefined || version === undefined) throw new Unreadable('a `require` lacks its version', line);
    for (const said of [module, version, snippet(text)]) out.text(said);
    out.uint(/^indirect(?:$|[;\s])/.test(comment) ? 1 : 0);
    out.uint(line);
  }
  const replaces = of('replace');
  out.uint(replaces.length);
  for (const { words, line } of replaces) {
    const arrow = words.indexOf('=>');
    if (arrow < 1 || words[arrow + 1] === undefined)
      throw new Unreadable('a `replace` names nothing to replace by', line);
    out.text(words[0]);
    out.text(arrow > 1 ? words[1] : undefined);
    out.text(words[arrow + 1]);
    out.text(words[arrow + 2]);
    out.uint(line);
  }
  out.texts(of('exclude').map(({ words }) => words.join(' ')));
  out.texts(of('use').flatMap(({ words }) => words[0] ?? []));
  return out.finish(FACTS_VERSION);
}

export function readGoModFacts(facts: Uint8Array): GoMod {
  const reader = new FactsReader(facts, FACTS_VERSION);
  return {
    module: reader.text(),
    go: versionOf(reader),
    toolchain: versionOf(reader),
    requires: reader.list(() => ({
      module: reader.text() ?? '',
      version: reader.text() ?? '',
      snippet: reader.text() ?? '',
      indirect: reader.uint() === 1,
      line: reader.uint(),
    })),
    replaces: reader.list(() => ({
      module: reader.text() ?? '',
      version: reader.text(),
      by: reader.text() ?? '',
      byVersion: reader.text(),
      line: reader.uint(),
    })),
    excludes: reader.texts(),
    uses: reader.texts(),
  };
}

function writeVersion(out: FactsWriter, directive: Directive | undefined, form: RegExp): void {
  const version = form.exec(directive?.words[0] ?? '')?.[1];
  out.text(version);
  out.text(version === undefined ? undefined : snippet(directive?.text ?? ''));
  out.uint(directive?.line ?? 0);
}

function versionOf(reader: FactsReader): GoVersion | undefined {
  const version = reader.text();
  const text = reader.text() ?? '';
  const line = reader.uint();
  return version === undefined ? undefined : { version, line, snippet: text };
}
