import type { Want } from '../../contract/scanner.ts';
import type { Language } from '../language.ts';
import { LANGUAGES } from '../languages/languages.ts';
import { UNSUPPORTED } from './unsupported.ts';

/** Larger files are no code that a person wrote. */
const LARGEST_SOURCE = 20_000_000;
const LARGEST_SCRIPT = 1_000_000;
const LARGEST_MANIFEST = 2_000_000;

/** What a file is read as. */
export type Role =
  | { readonly as: 'source' | 'manifest'; readonly language: Language; readonly path: string }
  /** A source when its first line says so. */
  | { readonly as: 'source'; readonly language: Language; readonly path: string; readonly interpreter: RegExp }
  /** Types alone: there is no code in it. */
  | { readonly as: 'declarations' }
  | { readonly as: 'unsupported'; readonly name: string };

interface RoleWant {
  readonly role: Role;
  readonly want: Want;
}

/** Where commands lie that are called without an ending. */
const SCRIPTS = ['bin/*', '**/bin/*'];

const DECLARATIONS = ['*.d.ts', '*.d.mts', '*.d.cts', '*.pyi'];

/** In order: the first that names a file is its role. */
const ROLES: readonly RoleWant[] = [
  ...LANGUAGES.flatMap((language) => language.manifests.map((name) => manifest(language, name))),
  { role: { as: 'declarations' }, want: want('declarations', DECLARATIONS, LARGEST_SOURCE) },
  ...LANGUAGES.flatMap((language) => language.sources.map((name) => source(language, name))),
  ...UNSUPPORTED.map(({ name, sources }) => ({
    role: { as: 'unsupported' as const, name },
    want: want(`unsupported ${name}`, sources, LARGEST_SOURCE),
  })),
  ...LANGUAGES.flatMap(script),
];

export const WANTS: readonly Want[] = ROLES.map((role) => role.want);

const BY_KIND = new Map(ROLES.map(({ role, want }) => [want.kind, role]));

/** The role of a want's kind. */
export function roleOf(kind: string): Role {
  const role = BY_KIND.get(kind);
  if (role === undefined) throw new RangeError('a kind that is not wanted');
  return role;
}

/** The kind that a path is read as, null for a file that nobody wants. */
export function kindOf(path: string): string | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const fitting = (pattern: string) => fits(pattern.includes('/') ? `/${path}` : name, pattern);
  return WANTS.find(({ names }) => names?.some(fitting))?.kind ?? null;
}

/** Patterns have at most two stars, and may begin with any folders. */
function fits(name: string, pattern: string): boolean {
  const folders = pattern.startsWith('**/') ? '.*/' : pattern.includes('/') ? '/' : '';
  const parts = pattern
    .replace(/^\*\*\//, '')
    .split('*')
    .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${folders}${parts.join('[^/]*')}$`).test(name);
}

function source(language: Language, name: string): RoleWant {
  const role: Role = { as: 'source', language, path: name.replaceAll('*', 'file') };
  return { role, want: want(`${language.id} source ${name}`, [name], LARGEST_SOURCE) };
}

function script(language: Language): RoleWant[] {
  const { interpreter } = language;
  if (interpreter === undefined) return [];
  const [first] = language.sources;
  const role: Role = { as: 'source', language, path: (first as string).replaceAll('*', 'file'), interpreter };
  return [{ role, want: { ...want(`${language.id} script`, SCRIPTS, LARGEST_SCRIPT), keywords: ['#!'] } }];
}

function manifest(language: Language, name: string): RoleWant {
  const role: Role = { as: 'manifest', language, path: name.replaceAll('*', '') };
  return { role, want: want(`${language.id} manifest ${name}`, [name], LARGEST_MANIFEST) };
}

function want(kind: string, names: readonly string[], maxBytes: number): Want {
  return { kind, names, content: 'text', maxBytes };
}
