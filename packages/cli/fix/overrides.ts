import type { FixStep } from './plan.ts';

type Json = Record<string, unknown>;

/** Where a package.json says that a version holds whatever others ask for: a way of keys to the table. */
export interface OverrideTable {
  readonly way: readonly string[];
  /** The key under which one version of a package is overridden. */
  key(step: FixStep): string;
}

export const NPM_OVERRIDES: OverrideTable = { way: ['overrides'], key: ({ name, from }) => `${name}@${from}` };
export const PNPM_OVERRIDES: OverrideTable = { way: ['pnpm', 'overrides'], key: ({ name, from }) => `${name}@${from}` };
/** Yarn has none for one version of those that are installed: it holds for the package. */
export const YARN_RESOLUTIONS: OverrideTable = { way: ['resolutions'], key: ({ name }) => name };

/**
 * A package.json with an override for each step, in the file's own indentation; null where it is no object, or says
 * otherwise already.
 */
export function withOverrides(text: string, steps: readonly FixStep[], table: OverrideTable): string | null {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
  let at = manifest;
  for (const key of table.way) {
    if (!isObject(at)) return null;
    if (!Object.hasOwn(at, key)) at[key] = {};
    at = at[key];
  }
  if (!isObject(at)) return null;
  for (const step of steps) {
    const key = table.key(step);
    if (key === '__proto__' || (Object.hasOwn(at, key) && at[key] !== step.to)) return null;
    at[key] = step.to;
  }
  const indentation = /^[ \t]+(?=")/m.exec(text)?.[0] ?? '  ';
  return `${JSON.stringify(manifest, null, indentation)}${text.endsWith('\n') ? '\n' : ''}`;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
