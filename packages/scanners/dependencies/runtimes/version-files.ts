import { oneLine } from '../text/bounded.ts';
import type { RuntimeAsk, RuntimeName } from './asked-runtime.ts';

const MOST_LINES = 200;

/** Names of Node's long-term lines, which `.nvmrc` may give (nodejs/Release, `schedule.json`). */
const NODE_NAMES = ['argon', 'boron', 'carbon', 'dubnium', 'erbium', 'fermium', 'gallium', 'hydrogen', 'iron', 'jod'];
const FIRST_NAMED = 4;

/** What asdf and mise call them. */
const PLUGINS: ReadonlyMap<string, RuntimeName> = new Map([
  ...(['node', 'nodejs'] as const).map((name) => [name, 'node'] as const),
  ...(['go', 'golang'] as const).map((name) => [name, 'go'] as const),
  ['python', 'python'],
  ['ruby', 'ruby'],
  ['php', 'php'],
]);

/** A file that holds versions of one runtime, one a line (`.nvmrc`, `.python-version`); the first or all of them count. */
export function readVersionFile(text: string, runtime: RuntimeName): RuntimeAsk[] {
  const lines = linesOf(text);
  const versions = lines.map(({ says }) => versionOf(says, runtime));
  const [first] = lines;
  return first === undefined ? [] : askOf(runtime, versions, first.line, lines.map(({ says }) => says).join(' '));
}

/** Heroku's `runtime.txt`: `python-3.8.10`. Text files of other kinds are called so as well. */
export function readRuntimeText(text: string): RuntimeAsk[] {
  const version = /^python-(\d[\d.]*)\s*$/.exec(text)?.[1];
  return version === undefined ? [] : askOf('python', [version], 1, text.trim());
}

/** asdf's and mise's `.tool-versions`: a tool a line, then versions of which the first that is installed holds. */
export function readToolVersions(text: string): RuntimeAsk[] {
  return linesOf(text).flatMap(({ says, line }) => {
    const [plugin = '', ...versions] = says.split(/\s+/);
    const runtime = PLUGINS.get(plugin);
    if (runtime === undefined) return [];
    return askOf(
      runtime,
      versions.map((version) => versionOf(version, runtime)),
      line,
      says,
    );
  });
}

/** Nothing where one of the versions cannot be read: it may be maintained. */
function askOf(runtime: RuntimeName, versions: readonly (string | null)[], line: number, says: string): RuntimeAsk[] {
  const known = versions.filter((version) => version !== null);
  if (known.length === 0 || known.length < versions.length) return [];
  return [{ runtime, line, says: oneLine(says, 100), anyOf: known.map((text) => ({ dialect: 'version', text })) }];
}

function versionOf(says: string, runtime: RuntimeName): string | null {
  if (runtime === 'node') {
    const named = NODE_NAMES.indexOf(/^lts\/(\w+)$/i.exec(says)?.[1]?.toLowerCase() ?? '');
    if (named >= 0) return String(FIRST_NAMED + 2 * named);
  }
  const own = { node: /^(?:node-)?v?/, python: /^(?:cpython[-@])?/, ruby: /^(?:ruby-)?/, go: /^(?:go)?/, php: /^v?/ };
  const rest = says.replace(own[runtime], '');
  return /^(\d{1,4}(?:\.\d{1,4}){0,2})(?:[.+-]?(?:p|rc|a|b|dev)?\d*)?$/.exec(rest)?.[1] ?? null;
}

function linesOf(text: string): { says: string; line: number }[] {
  return text
    .split(/\r?\n/, MOST_LINES)
    .map((line, index) => ({ says: line.replace(/(?:^|\s)#.*$/, '').trim(), line: index + 1 }))
    .filter(({ says }) => says !== '');
}
