import type { ReadInput } from '../../../contract/scanner.ts';
import type { Note } from '../../graph/lock-graph.ts';
import { type ListedPackage, listed, writePackageList } from '../../graph/package-list.ts';
import { listed as namesOf, plural, snippet } from '../../text/bounded.ts';
import { textOfInput } from '../../text/input-text.ts';
import { asTable, readToml, type TomlTable, tableAt, textAt } from '../../toml/read-toml.ts';

/** A version that names one release: no range, no `+`, no `latest.release`. */
const EXACT = /^\d[^\s[\](),+]*$/;

interface Declared {
  readonly key: string;
  readonly name: string | undefined;
  readonly version: string | undefined;
}

/** A version catalogue (NAME.versions.toml): what is declared, not what it came to. */
export function readCatalogue(input: ReadInput): Uint8Array {
  const text = textOfInput(input);
  const document = readToml(text);
  const lines = linesOf(text);
  const versions = tableAt(document, 'versions');
  const packages: ListedPackage[] = [];
  const open: string[] = [];
  for (const section of ['libraries', 'plugins'] as const) {
    for (const [key, value] of tableAt(document, section) ?? []) {
      const { name, version } =
        section === 'libraries' ? libraryOf(key, value, versions) : pluginOf(key, value, versions);
      // without a version of its own it takes one from a platform, which stands elsewhere
      if (name === undefined) continue;
      if (version === undefined || !EXACT.test(version)) {
        open.push(name);
        continue;
      }
      const place = lines.get(`${section}\0${key}`);
      packages.push(
        listed(name, version, {
          key: `${section} ${key}`,
          line: place?.line ?? 0,
          snippet: snippet(place?.text ?? `${name}:${version}`),
          scope: section === 'plugins' ? 'development' : 'unknown',
          unsure: '% declares this version; a build may leave it out or take another',
        }),
      );
    }
  }
  return writePackageList({ packages, notes: notes(packages.length, open) });
}

function notes(count: number, open: readonly string[]): Note[] {
  const found: Note[] = [];
  if (count > 0) {
    const message = `% declares ${plural(count, 'version')}; which of them are used, and what they need in turn, only a gradle.lockfile says`;
    found.push({ kind: 'unresolved', message, count });
  }
  if (open.length > 0) {
    const message = `% names ${namesOf(open)} without an exact version`;
    found.push({ kind: 'unresolved', message, count: open.length });
  }
  return found;
}

/** `"group:artifact:version"` or `{ module | group + name, version }`. */
function libraryOf(key: string, value: unknown, versions: TomlTable | undefined): Declared {
  if (typeof value === 'string') {
    const [group, artifact, version] = value.split(':');
    return { key, name: artifact === undefined ? undefined : `${group}:${artifact}`, version };
  }
  const table = asTable(value);
  const group = textAt(table, 'group');
  const artifact = textAt(table, 'name');
  const name =
    textAt(table, 'module') ?? (group === undefined || artifact === undefined ? undefined : `${group}:${artifact}`);
  return { key, name, version: versionOf(table, versions) };
}

/** A plugin is found by an artifact that is named after its id. */
function pluginOf(key: string, value: unknown, versions: TomlTable | undefined): Declared {
  const table = asTable(value);
  const [id, version] =
    typeof value === 'string' ? value.split(':') : [textAt(table, 'id'), versionOf(table, versions)];
  return { key, name: id === undefined ? undefined : `${id}:${id}.gradle.plugin`, version };
}

/** A text, `{ ref }`, or the rich form, of which `strictly` is strongest. */
function versionOf(table: TomlTable | undefined, versions: TomlTable | undefined): string | undefined {
  const own = table?.get('version');
  const reference = textAt(asTable(own), 'ref');
  const said = reference === undefined ? own : versions?.get(reference);
  if (typeof said === 'string') return said;
  const rich = asTable(said);
  return ['strictly', 'require', 'prefer']
    .map((word) => textAt(rich, word))
    .find((version) => version !== undefined && EXACT.test(version));
}

/** Where the keys of sections stand; those that stand in no line of their own are left out. */
function linesOf(text: string): Map<string, { line: number; text: string }> {
  const found = new Map<string, { line: number; text: string }>();
  let section = '';
  for (const [i, line] of text.split('\n').entries()) {
    const header = /^\s*\[\s*([\w-]+)\s*\]/.exec(line);
    if (header !== null) section = header[1] as string;
    const key = /^\s*["']?([\w-]+)["']?\s*=/.exec(line)?.[1];
    if (key !== undefined) found.set(`${section}\0${key}`, { line: i + 1, text: line });
  }
  return found;
}
