import type { ComponentSource } from '@vauban/domain';
import { type ReadInput, Unreadable } from '../../contract/scanner.ts';
import type { Ask } from '../graph/asked.ts';
import { type ListedPackage, listed, writePackageList } from '../graph/package-list.ts';
import { snippet } from '../text/bounded.ts';
import { cleanUrl } from '../text/clean-url.ts';
import { textOfInput } from '../text/input-text.ts';

const SOURCES: ReadonlyMap<string, ComponentSource> = new Map([
  ['GEM', 'registry'],
  ['GIT', 'git'],
  ['PATH', 'link'],
  ['PLUGIN SOURCE', 'unknown'],
]);
/** One of these stands in every lockfile. */
const TITLES = new Set([...SOURCES.keys(), 'DEPENDENCIES', 'PLATFORMS', 'BUNDLED WITH']);
const RUBYGEMS = /^https?:\/\/(?:www\.)?(?:index\.)?rubygems\.org\/?$/;

interface Section {
  readonly title: string;
  remote: string | undefined;
  revision: string | undefined;
}

/** Gemfile.lock and gems.locked of every Bundler; a gem that is locked for several platforms stands once. */
export function readGemfileLock(input: ReadInput): Uint8Array {
  const packages: ListedPackage[] = [];
  const asks: Ask[] = [];
  const digests = new Map<string, string>();
  let section: Section | null = null;
  let needs: string[] = [];
  let isKnown = false;
  const lines = textOfInput(input).split(/\r?\n/);
  for (const [i, text] of lines.entries()) {
    if (/^[<>=]{7}/.test(text)) throw new Unreadable('a merge conflict was left in it', i + 1);
    if (/^\S/.test(text)) {
      isKnown ||= TITLES.has(text.trim());
      section = { title: text.trim(), remote: undefined, revision: undefined };
      continue;
    }
    const line = /^( +)(\S.*)$/.exec(text.trimEnd());
    if (line === null || section === null) continue;
    const indent = (line[1] as string).length;
    const said = line[2] as string;
    if (section.title === 'DEPENDENCIES') asks.push({ key: nameIn(said), scope: 'unknown' });
    else if (section.title === 'CHECKSUMS') keepDigest(said, digests);
    else if (!SOURCES.has(section.title)) continue;
    else if (indent === 2) attribute(section, said);
    else if (indent === 4) {
      needs = [];
      packages.push(gem(said, i + 1, section, needs));
    } else if (indent === 6) needs.push(nameIn(said));
  }
  if (!isKnown) throw new Unreadable('it holds no section of a Gemfile.lock');
  return writePackageList({
    asks,
    packages: packages.map((item) => ({ ...item, integrity: digests.get(`${item.name} ${item.version}`) })),
  });
}

function attribute(section: Section, said: string): void {
  const [, key, value] = /^(\w+): *(.*)$/.exec(said) ?? [];
  if (key === 'remote') section.remote ??= value;
  if (key === 'revision') section.revision = value;
}

function gem(said: string, line: number, { title, remote, revision }: Section, needs: string[]): ListedPackage {
  const source = SOURCES.get(title) ?? 'unknown';
  const name = nameIn(said);
  // no version of a gem holds a dash: what follows is the platform that it was built for
  const version = /\(([^)-]*)/.exec(said)?.[1] ?? '';
  const address =
    remote === undefined || (source === 'registry' && RUBYGEMS.test(remote))
      ? undefined
      : cleanUrl(source === 'git' ? `git+${remote}${revision === undefined ? '' : `@${revision}`}` : remote);
  return listed(name, version, { line, snippet: snippet(said), source, address, needs });
}

/** `rails (= 7.0.0)!` → `rails` */
function nameIn(said: string): string {
  return (said.split(/[ (]/, 1)[0] ?? said).replace(/!$/, '');
}

/** Only of the build for every platform: the others are other files. */
function keepDigest(said: string, digests: Map<string, string>): void {
  const [, name, version, digest] = /^(\S+) \(([^)-]+)\) sha256=([0-9a-f]{64})/.exec(said) ?? [];
  if (name !== undefined) digests.set(`${name} ${version}`, `sha256:${digest}`);
}
