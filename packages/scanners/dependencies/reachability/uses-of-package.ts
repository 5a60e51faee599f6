import type { LibraryUse } from '../imports/source-uses.ts';
import type { FoundImport, ProjectSources, SourceFile } from './project-sources.ts';
import { type Reached, reached } from './reached.ts';
import { wayTo } from './way-to.ts';

interface FoundUse {
  readonly file: SourceFile;
  readonly use: LibraryUse;
  /** The specifier's own way into the package, then the value's. */
  readonly steps: readonly string[];
}

/**
 * What the sources do with a package that they import. `symbols` are the vulnerable functions' names; empty: not known,
 * so that any of the package's functions may be the one.
 */
export function usesOfPackage(
  found: readonly FoundImport[],
  symbols: readonly string[],
  project: ProjectSources,
  name: string,
): Reached {
  const uses = found.flatMap(usesOf);
  const isVulnerable = (use: FoundUse): boolean =>
    symbols.length === 0 || symbols.some((symbol) => isSymbol(use, symbol, name));
  const called = first(uses.filter(({ use }) => use.kind === 'called').filter(isVulnerable));
  if (called !== undefined) {
    const what = symbols.length === 0 ? `${name} is called` : `${said(called)} is called`;
    const where = called.file.isTest ? ' by tests' : '';
    const which = symbols.length === 0 ? '; which of its functions are vulnerable is not known' : '';
    return reached('called', `${what}${where}${which}`, wayTo(called, project));
  }
  if (symbols.length > 0) {
    const taken = first(
      uses
        .filter(({ use }) => use.kind !== 'any-member' && use.kind !== 'shared' && use.path !== '')
        .filter(isVulnerable),
    );
    if (taken !== undefined) return reached('named', `${said(taken)} is named`, [placeOf(taken)]);
    const elsewhere = symbols.find((symbol) => project.names(symbol));
    if (elsewhere !== undefined)
      return reached('named', `a member called ${elsewhere} is named where ${name} is imported`);
  }
  const isLost = ({ use }: FoundUse): boolean =>
    use.kind === 'any-member' || use.kind === 'escapes' || (use.kind === 'shared' && project.takes(use.path));
  const lost = first(uses.filter(isLost));
  if (lost !== undefined) {
    return reached('unknown', `${lost.file.path} hands ${name} on, so that its calls cannot be followed`);
  }
  const nothing = symbols.length === 0 ? 'nothing of it is called' : `nothing called ${symbols.join(' or ')} is named`;
  return reached('imported', `${name} is imported, but ${nothing}`);
}

function usesOf({ file, index }: FoundImport): FoundUse[] {
  const specifier = file.uses.imports[index]?.specifier ?? '';
  const into = stepsOf(file.uses.language === 'python' ? specifier.split('.').slice(1).join('.') : inside(specifier));
  return file.uses.uses
    .filter((use) => use.import === index)
    .map((use) => ({ file, use, steps: [...into, ...stepsOf(use.path)] }));
}

/** `template` of `lodash/template`, `c` of `@a/b/c`. */
function inside(specifier: string): string {
  return specifier
    .split('/')
    .slice(specifier.startsWith('@') ? 2 : 1)
    .join('.')
    .replace(/\.[cm]?js$/, '');
}

function stepsOf(path: string): string[] {
  return path.split(/[.()]+/).filter((step) => step !== '');
}

/** A package that is one function is called itself: its symbol is its name. */
function isSymbol({ steps }: FoundUse, symbol: string, name: string): boolean {
  const last = steps.at(-1);
  return last === undefined ? symbol === name || symbol === 'default' : last === symbol;
}

/** In the program itself rather than in its tests, then by path and line. */
function first(uses: readonly FoundUse[]): FoundUse | undefined {
  return uses.find(({ file }) => !file.isTest) ?? uses[0];
}

function said({ steps, file, use }: FoundUse): string {
  return steps.at(-1) ?? file.uses.imports[use.import]?.specifier ?? '';
}

function placeOf({ file, use }: FoundUse) {
  return { path: file.path, line: Math.max(1, use.line), message: 'named here' };
}
