import { posix } from 'node:path';
import { parse } from 'smol-toml';

/** What a manifest says about where modules lie. */
export interface PythonManifest {
  /** Folders from which imports start, relative to the manifest's; never outside of it. */
  readonly roots: readonly string[];
  /** Whether it makes a package that others install. */
  readonly published: boolean;
}

const LONGEST = 1024 * 1024;

/** See `Language.readManifest`: JSON of a `PythonManifest`, null when there is nothing to learn. */
export function readManifest(path: string, bytes: Uint8Array): string | null {
  if (bytes.length > LONGEST) return null;
  const text = new TextDecoder().decode(bytes);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const found = name === 'pyproject.toml' ? fromToml(text) : name === 'setup.cfg' ? fromCfg(text) : fromSetup(text);
  if (found === null) return null;
  const roots = [...new Set(found.roots.map(inside).filter((it) => it !== null))].sort();
  return JSON.stringify({ roots, published: found.published } satisfies PythonManifest);
}

/** Answers what `readManifest` wrote. */
export function openManifest(text: string): PythonManifest {
  return JSON.parse(text) as PythonManifest;
}

function inside(folder: string): string | null {
  const clean = posix.normalize(folder.replaceAll('\\', '/'));
  return clean.startsWith('..') || clean.startsWith('/') ? null : clean;
}

function fromToml(text: string): PythonManifest | null {
  let document: unknown;
  try {
    document = parse(text);
  } catch {
    return null;
  }
  const at = (...keys: string[]) => keys.reduce<unknown>((value, key) => field(value, key), document);
  const roots = [
    ...texts(Object.values(table(at('tool', 'setuptools', 'package-dir')))),
    ...texts(at('tool', 'setuptools', 'packages', 'find', 'where')),
    ...texts([at('tool', 'pdm', 'build', 'package-dir'), at('tool', 'maturin', 'python-source')]),
    ...texts(at('tool', 'hatch', 'build', 'targets', 'wheel', 'packages')).map((it) => posix.dirname(it)),
    ...texts(at('tool', 'pytest', 'ini_options', 'pythonpath')),
    ...list(at('tool', 'poetry', 'packages')).flatMap((it) => texts([field(it, 'from')])),
  ];
  const published = at('build-system') !== undefined && (at('project') ?? at('tool', 'poetry', 'name')) !== undefined;
  return { roots, published };
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

function table(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: unknown): string[] {
  return list(typeof value === 'string' ? [value] : value).filter((it) => typeof it === 'string');
}

function fromCfg(text: string): PythonManifest {
  const roots: string[] = [];
  let section = '';
  let key = '';
  for (const line of text.split(/\r?\n/)) {
    const head = /^\[([^\]]+)\]/.exec(line)?.[1];
    if (head !== undefined) section = head.trim();
    const [, name, rest] = /^([\w.-]+)\s*[=:]\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined) key = name;
    const value = (rest ?? line).trim();
    if (section === 'options' && key === 'package_dir') roots.push(...texts([/=\s*(\S+)/.exec(value)?.[1]]));
    else if (section === 'options.packages.find' && key === 'where' && /^[\w./-]+$/.test(value)) roots.push(value);
  }
  return { roots, published: /^\[metadata\]/m.test(text) };
}

/** `setup.py` is a program that nobody runs: only what stands in it as plain text counts. */
function fromSetup(text: string): PythonManifest {
  const found = [
    ...text.matchAll(/package_dir\s*=\s*\{[^}]*?:\s*["']([\w./-]+)["']/g),
    ...text.matchAll(/find_(?:namespace_)?packages\(\s*(?:where\s*=\s*)?["']([\w./-]+)["']/g),
  ];
  return { roots: found.map((it) => it[1] as string), published: /\bsetup\s*\(/.test(text) };
}
