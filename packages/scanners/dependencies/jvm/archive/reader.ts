import { type ReadInput, Unreadable } from '../../../contract/scanner.ts';
import type { Note } from '../../graph/lock-graph.ts';
import { type ListedPackage, listed, writePackageList } from '../../graph/package-list.ts';
import { listed as namesOf, oneLine, plural, snippet } from '../../text/bounded.ts';
import { nameOf } from '../../text/path.ts';
import { coordinatesOf, propertiesOf } from './manifest.ts';
import { type ZipEntry, zipContent, zipEntries } from './zip.ts';

const MiB = 1024 * 1024;
const DEEPEST = 4;
const LARGEST_TEXT = MiB;
const LARGEST_NESTED = 96 * MiB;
/** Over all that is unpacked of one file. */
const MOST_UNPACKED = 512 * MiB;
const MOST_COMPONENTS = 20_000;
const BY_MANIFEST = 'Only a manifest and the name of an archive in % say that it is this one';
const ARCHIVE = /\.(?:jar|war|ear|rar|aar|hpi)$/i;
const PROPERTIES = /^META-INF\/maven\/[^/]+\/[^/]+\/pom\.properties$/;

interface Search {
  readonly packages: ListedPackage[];
  /** Archives in which nothing says what they are. */
  readonly nameless: string[];
  /** Archives that were not looked into, or not whole. */
  readonly closed: string[];
  unpacked: number;
}

/**
 * A jar, war or ear: what Maven wrote into it and into those that it holds, so that the contents of shaded ones are seen
 * too. An archive without such notes counts by its manifest, if that names a group.
 */
export function readArchive(input: ReadInput): Uint8Array {
  const search: Search = { packages: [], nameless: [], closed: [], unpacked: 0 };
  try {
    look(input.bytes, '', 0, search, input.spend);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const message = `% is no archive that can be read: ${oneLine(error.message, 100)}`;
    return writePackageList({ packages: [], notes: [{ kind: 'unresolved', message, count: 1 }] });
  }
  return writePackageList({ packages: search.packages, notes: notesOf(search) });
}

function look(bytes: Uint8Array, place: string, depth: number, search: Search, spend: ReadInput['spend']): void {
  const entries = zipEntries(bytes);
  spend(entries.length + Math.ceil(bytes.length / 1024));
  const before = search.packages.length;
  const nested: ZipEntry[] = [];
  for (const entry of entries) {
    if (PROPERTIES.test(entry.name)) addProperties(bytes, entry, place, search);
    else if (ARCHIVE.test(entry.name)) nested.push(entry);
  }
  const hasOwn = search.packages.length > before;
  const manifest = hasOwn ? undefined : entries.find(({ name }) => name === 'META-INF/MANIFEST.MF');
  const text = manifest === undefined ? null : zipContent(bytes, manifest, LARGEST_TEXT);
  const found = text === null ? undefined : coordinatesOf(text.toString('utf8'), nameOf(place));
  if (found !== undefined) add(search, found.name, found.version, `${place}!/META-INF/MANIFEST.MF`, BY_MANIFEST);
  else if (!hasOwn && nested.length === 0) search.nameless.push(place);
  for (const entry of nested) {
    const inner = place === '' ? entry.name : `${place}!/${entry.name}`;
    const content =
      depth >= DEEPEST || search.unpacked > MOST_UNPACKED ? null : zipContent(bytes, entry, LARGEST_NESTED);
    if (content === null) {
      search.closed.push(inner);
      continue;
    }
    search.unpacked += content.length;
    spend(Math.ceil(content.length / 64));
    try {
      look(content, inner, depth + 1, search, spend);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      search.closed.push(inner);
    }
  }
}

function addProperties(bytes: Uint8Array, entry: ZipEntry, place: string, search: Search): void {
  const content = zipContent(bytes, entry, LARGEST_TEXT);
  const properties = content === null ? undefined : propertiesOf(content.toString('utf8'));
  const [group, artifact, version] = ['groupId', 'artifactId', 'version'].map((name) => properties?.get(name) ?? '');
  const where = `${place === '' ? '' : `${place}!/`}${entry.name}`;
  if (!group || !artifact) search.closed.push(where);
  else add(search, `${group}:${artifact}`, version ?? '', where);
}

function add(search: Search, name: string, version: string, where: string, unsure?: string): void {
  if (search.packages.length >= MOST_COMPONENTS) {
    search.closed.push(where);
    return;
  }
  search.packages.push(listed(name, version, { snippet: snippet(where), unsure }));
}

function notesOf({ nameless, closed }: Search): Note[] {
  const notes: Note[] = [];
  if (closed.length > 0) {
    const message = `${plural(closed.length, 'file')} in % ${closed.length === 1 ? 'was' : 'were'} not looked into (too big, too deep, too many, or damaged): ${namesOf(closed, 5)}`;
    notes.push({ kind: 'too-big', message, count: closed.length });
  }
  const named = nameless.filter((place) => place !== '');
  if (nameless.length > 0) {
    const message =
      named.length === 0
        ? '% does not say what it is: it holds no coordinates of Maven'
        : `${plural(named.length, 'archive')} in % ${named.length === 1 ? 'does' : 'do'} not say what ${named.length === 1 ? 'it is' : 'they are'}: ${namesOf(named, 5)}`;
    notes.push({ kind: 'not-in-registry', message, count: nameless.length });
  }
  return notes;
}
