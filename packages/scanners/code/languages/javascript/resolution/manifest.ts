import { withoutComments } from './json-with-comments.ts';

/** What a `package.json` says about how its files are found; nothing that it says else is kept. */
export interface PackageManifest {
  readonly name?: string;
  readonly private?: boolean;
  readonly source?: string;
  readonly main?: string;
  readonly module?: string;
  readonly types?: string;
  readonly browser?: unknown;
  readonly bin?: unknown;
  readonly exports?: unknown;
  readonly imports?: unknown;
}

export interface CompilerManifest {
  readonly extends?: readonly string[];
  readonly baseUrl?: string;
  readonly paths?: Readonly<Record<string, readonly string[]>>;
  readonly outDir?: string;
  readonly rootDir?: string;
}

const PACKAGE_TEXTS = ['name', 'source', 'main', 'module', 'types'] as const;
const PACKAGE_VALUES = ['browser', 'bin', 'exports', 'imports'] as const;
const COMPILER_TEXTS = ['baseUrl', 'outDir', 'rootDir'] as const;

/** Canonical JSON of a manifest's facts; null when it is broken or says nothing. */
export function readManifest(path: string, bytes: Uint8Array): string | null {
  const text = new TextDecoder().decode(bytes);
  const isPackage = path.endsWith('package.json');
  let parsed: unknown;
  try {
    parsed = JSON.parse(isPackage ? text : withoutComments(text));
  } catch {
    return null;
  }
  if (!isRecord(parsed)) return null;
  const facts = isPackage ? packageFacts(parsed) : compilerFacts(parsed);
  return Object.keys(facts).length === 0 ? null : JSON.stringify(facts);
}

function packageFacts(json: Record<string, unknown>): PackageManifest {
  const facts: Record<string, unknown> = {};
  for (const key of PACKAGE_TEXTS) if (typeof json[key] === 'string') facts[key] = json[key];
  if (facts.types === undefined && typeof json.typings === 'string') facts.types = json.typings;
  for (const key of PACKAGE_VALUES) {
    if (typeof json[key] === 'string' || (typeof json[key] === 'object' && json[key] !== null)) facts[key] = json[key];
  }
  if (json.private === true) facts.private = true;
  return facts;
}

function compilerFacts(json: Record<string, unknown>): CompilerManifest {
  const facts: Record<string, unknown> = {};
  const bases = (Array.isArray(json.extends) ? json.extends : [json.extends]).filter((it) => typeof it === 'string');
  if (bases.length > 0) facts.extends = bases;
  const options = isRecord(json.compilerOptions) ? json.compilerOptions : {};
  for (const key of COMPILER_TEXTS) if (typeof options[key] === 'string') facts[key] = options[key];
  if (isRecord(options.paths)) {
    const targets = Object.entries(options.paths).map(([name, to]): [string, string[]] => {
      return [name, Array.isArray(to) ? to.filter((it) => typeof it === 'string') : []];
    });
    facts.paths = Object.fromEntries(targets.filter(([name]) => name !== '__proto__'));
  }
  return facts;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
