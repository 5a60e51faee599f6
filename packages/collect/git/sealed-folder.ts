import { copyFileSync, mkdirSync, readdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { CollectError } from '../collect-error.ts';
import type { Repository } from './find-repository.ts';
import { type GitSetting, readGitConfig, settingOf, writeGitConfig } from './git-config.ts';
import { readSmallFile } from './small-file.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** A folder that git takes for the repository's records. */
export interface SealedFolder {
  readonly path: string;
  /** `refs/heads/…` without the front; null when HEAD names a commit. */
  readonly branch: string | null;
  readonly shallow: boolean;
  /** The address of the remote as it stands in the settings; it may hold credentials. */
  readonly remote: string | null;
  remove(): void;
}

const LARGEST_INDEX = 2 ** 30;

/** Settings that only say how data is laid out or compared. Nothing else of the target's configuration is heard. */
const DATA_SETTINGS: Readonly<Record<string, readonly string[]>> = {
  core: [
    'autocrlf',
    'eol',
    'filemode',
    'ignorecase',
    'precomposeunicode',
    'symlinks',
    'sparsecheckout',
    'sparsecheckoutcone',
  ],
  extensions: ['objectformat', 'refstorage'],
  branch: ['remote', 'merge'],
  remote: ['fetch', 'url'],
};

export function sealRecords(repository: Repository, userExcludes: string | null): SealedFolder {
  const { gitDir, commonDir } = repository;
  const settings = readGitConfig(`${commonDir}/config`);
  const head = readSmallFile(`${gitDir}/HEAD`, 8192) ?? Buffer.alloc(0);
  const folder = makeTemporaryFolder();
  try {
    writeFileSync(`${folder.path}/config`, writeGitConfig(sealedSettings(settings, userExcludes)));
    writeFileSync(`${folder.path}/HEAD`, head);
    mkdirSync(`${folder.path}/info`);
    for (const name of ['objects', 'refs', 'logs', 'reftable'])
      linkFolder(`${commonDir}/${name}`, `${folder.path}/${name}`);
    for (const name of ['packed-refs', 'shallow', 'info/exclude'])
      linkFile(`${commonDir}/${name}`, `${folder.path}/${name}`);
    for (const name of namesInGitDir(gitDir)) linkFile(`${gitDir}/${name}`, `${folder.path}/${name}`);
    copyIndex(`${gitDir}/index`, `${folder.path}/index`);
  } catch (error) {
    folder.remove();
    if (error instanceof CollectError) throw error;
    throw new CollectError(`The records of git in ${repository.top} cannot be read (${(error as Error).message}).`);
  }
  return {
    path: folder.path,
    branch: /^ref: refs\/heads\/(.+?)\s*$/.exec(head.toString('utf8'))?.[1] ?? null,
    shallow: (readSmallFile(`${commonDir}/shallow`, LARGEST_INDEX)?.length ?? 0) > 0,
    remote: remoteOf(settings),
    remove: () => folder.remove(),
  };
}

function sealedSettings(settings: readonly GitSetting[], userExcludes: string | null): GitSetting[] {
  const version = settings.some(({ section }) => section === 'extensions') ? '1' : '0';
  return [
    { section: 'core', subsection: null, key: 'repositoryformatversion', value: version },
    { section: 'core', subsection: null, key: 'excludesfile', value: userExcludes ?? '/dev/null' },
    ...settings.filter(({ section, key }) => DATA_SETTINGS[section]?.includes(key)),
  ];
}

function remoteOf(settings: readonly GitSetting[]): string | null {
  const origin = settingOf(settings, 'remote', 'url', 'origin');
  if (origin !== null) return origin;
  const others = settings.filter(({ section, key }) => section === 'remote' && key === 'url');
  return others.length === 1 ? (others[0]?.value ?? null) : null;
}

/** Halves of a split index, and heads that people name (`--since FETCH_HEAD`). */
function namesInGitDir(gitDir: string): string[] {
  return readdirSync(gitDir).filter((name) => /^(?:[A-Z]+_HEAD|sharedindex\.[0-9a-f]+)$/.test(name));
}

function linkFolder(from: string, to: string): void {
  if (statSync(from, { throwIfNoEntry: false })?.isDirectory()) symlinkSync(from, to);
}

function linkFile(from: string, to: string): void {
  if (statSync(from, { throwIfNoEntry: false })?.isFile()) symlinkSync(from, to);
}

/** A copy, since some questions make git write the index; its time says which files may have changed right after it. */
function copyIndex(from: string, to: string): void {
  const stats = statSync(from, { throwIfNoEntry: false });
  if (!stats?.isFile()) return;
  if (stats.size > LARGEST_INDEX) throw new CollectError(`The index of git ${from} is larger than 1 GiB.`);
  copyFileSync(from, to);
  utimesSync(to, stats.atimeMs / 1000, stats.mtimeMs / 1000 - 0.001);
}
