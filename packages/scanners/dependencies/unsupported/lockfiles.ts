import type { Want } from '../../contract/scanner.ts';

/** A lockfile that is named as a gap until there is a reader for it. */
export interface UnreadLockfile {
  readonly names: readonly string[];
  /** For people. */
  readonly tool: string;
  /** Only files that hold one of these. */
  readonly keywords?: readonly string[];
  /** The lockfile that its tool reads in its place, where that stands beside it; its kind of format first. */
  readonly replacedBy?: { readonly kind: string; readonly name: string };
}

/** Every lockfile of an ecosystem that advisory feeds cover, as its tool names it. */
export const UNREAD_LOCKFILES: readonly UnreadLockfile[] = [
  // JavaScript
  { names: ['shrinkwrap.yaml'], tool: 'pnpm' },
  {
    names: ['bun.lockb'],
    tool: 'Bun (binary; `bun install --save-text-lockfile` writes one that can be read)',
    replacedBy: { kind: 'bun-lock', name: 'bun.lock' },
  },
  // the JVM
  { names: ['maven_install.json'], tool: 'Bazel' },
  { names: ['build.sbt.lock'], tool: 'sbt' },
  // .NET
  { names: ['paket.lock'], tool: 'Paket' },
  // the others
  { names: ['Cartfile.resolved'], tool: 'Carthage' },
  { names: ['stack.yaml.lock', 'cabal.project.freeze'], tool: 'Haskell' },
  { names: ['renv.lock'], tool: 'renv' },
  {
    names: ['Manifest.toml', 'JuliaManifest.toml'],
    tool: 'Julia',
    keywords: ['[[deps.', 'manifest_format', 'git-tree-sha1'],
  },
];

const LARGEST = 512 * 1024 * 1024;

export function unreadLockfileWant({ names }: UnreadLockfile): Want {
  const kind = `unread:${names[0]}`;
  return { kind, names, content: 'any', maxBytes: LARGEST, gapWhenLarger: 'lockfile-unsupported' };
}
