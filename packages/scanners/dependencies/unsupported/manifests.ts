import type { Want } from '../../contract/scanner.ts';

/** A manifest that names ranges; only a lockfile of its own, or of the workspace above, says what is installed. */
export interface Manifest {
  readonly names: readonly string[];
  readonly tool: string;
  /** It asks for something only where one of these stands in it; none: always. */
  readonly keywords: readonly string[];
  /** Paths from its folder, or a suffix (`.lock` behind the manifest's own name) written as `*.lock`. */
  readonly lockedBy: readonly string[];
  /** Whether a lockfile in a folder above covers it too. */
  readonly workspaces: boolean;
}

export const MANIFESTS: readonly Manifest[] = [
  {
    names: ['setup.py', 'setup.cfg'],
    tool: 'setuptools',
    keywords: ['install_requires', 'extras_require', 'tests_require'],
    lockedBy: ['requirements.txt', 'poetry.lock', 'Pipfile.lock', 'pdm.lock', 'uv.lock', 'pylock.toml'],
    workspaces: false,
  },
  {
    names: ['**/requirements*.in', '**/requirements/*.in'],
    tool: 'pip-compile',
    keywords: [],
    lockedBy: ['*.txt'],
    workspaces: false,
  },
  {
    names: ['build.sbt'],
    tool: 'sbt',
    keywords: ['libraryDependencies'],
    lockedBy: ['build.sbt.lock'],
    workspaces: false,
  },
  { names: ['pubspec.yaml'], tool: 'Pub', keywords: ['dependencies:'], lockedBy: ['pubspec.lock'], workspaces: true },
  { names: ['rebar.config'], tool: 'Hex', keywords: ['{deps'], lockedBy: ['rebar.lock'], workspaces: true },
  {
    names: ['Package.swift'],
    tool: 'Swift',
    keywords: ['.package('],
    lockedBy: ['Package.resolved'],
    workspaces: false,
  },
  { names: ['Podfile'], tool: 'CocoaPods', keywords: ['pod '], lockedBy: ['Podfile.lock'], workspaces: false },
  { names: ['Cartfile'], tool: 'Carthage', keywords: ['git'], lockedBy: ['Cartfile.resolved'], workspaces: false },
  {
    names: ['conanfile.txt', 'conanfile.py'],
    tool: 'Conan',
    keywords: ['requires'],
    lockedBy: ['conan.lock'],
    workspaces: false,
  },
  {
    names: ['deno.json', 'deno.jsonc'],
    tool: 'Deno',
    keywords: ['npm:', 'jsr:'],
    lockedBy: ['deno.lock'],
    workspaces: true,
  },
  {
    names: ['**/*.cabal'],
    tool: 'Haskell',
    keywords: ['build-depends'],
    lockedBy: ['stack.yaml.lock', 'cabal.project.freeze'],
    workspaces: true,
  },
];

const LARGEST = 16 * 1024 * 1024;

export function manifestWant({ names }: Manifest): Want {
  return { kind: `manifest:${names[0]}`, names, content: 'text', maxBytes: LARGEST };
}
