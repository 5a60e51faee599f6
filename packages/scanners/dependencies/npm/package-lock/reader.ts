import { type ReadInput, Unreadable } from '../../../contract/scanner.ts';
import { StringPool } from '../../facts/string-pool.ts';
import { JsonCursor, type StringSpan } from '../../json/json-cursor.ts';
import { snippet } from '../../text/bounded.ts';
import { cleanUrl } from '../../text/clean-url.ts';
import { FLAGS, installedName, type RawEntry, registryAddress, writeNpmLockfile } from './facts.ts';

/** Names that the reader asks for; their place is their id in the pool. */
const NAMES = [
  'lockfileVersion',
  'name',
  'packages',
  'dependencies',
  'version',
  'resolved',
  'integrity',
  'license',
  'requires',
  'optionalDependencies',
  'peerDependencies',
  'devDependencies',
  'workspaces',
  'type',
  'dev',
  'optional',
  'devOptional',
  'peer',
  'bundled',
  'inBundle',
  'link',
  'extraneous',
] as const;

type Name = (typeof NAMES)[number];
const ID = Object.fromEntries(NAMES.map((name, id) => [name, id])) as Record<Name, number>;
const FLAG_OF = new Map<number, number>([
  [ID.dev, FLAGS.dev],
  [ID.optional, FLAGS.optional],
  [ID.devOptional, FLAGS.devOptional],
  [ID.peer, FLAGS.peer],
  [ID.bundled, FLAGS.bundled],
  [ID.inBundle, FLAGS.bundled],
  [ID.link, FLAGS.link],
  [ID.extraneous, FLAGS.extraneous],
]);
const KNOWN_VERSIONS = new Set(['1', '2', '3']);

/** package-lock.json and npm-shrinkwrap.json, lockfile versions 1 to 3 and the older shrinkwrap without a version. */
export function readNpmLockfile(input: ReadInput): Uint8Array {
  return new LockfileReader(input).read();
}

class LockfileReader {
  readonly #pool = new StringPool();
  readonly #json: JsonCursor;
  /** As written. */
  #lockfileVersion: string | undefined;
  #name = -1;
  /** The address of the entry at hand, until name and version are known too. */
  #resolved: StringSpan | null = null;
  /** As in `JSON.parse`, which npm uses, the last of several members with one name counts. */
  #packages: RawEntry[] | null = null;
  #dependencies: RawEntry[] | null = null;

  constructor(input: ReadInput) {
    for (const name of NAMES) this.#pool.add(name);
    this.#json = new JsonCursor(input.bytes, this.#pool, input.spend);
  }

  read(): Uint8Array {
    const json = this.#json;
    if (!json.object()) throw new Unreadable('it holds no JSON object', 1);
    while (json.member()) this.#top();
    json.end();
    const version = this.#lockfileVersion;
    const known = version === undefined || KNOWN_VERSIONS.has(version);
    const entries = known ? (this.#packages ?? this.#dependencies ?? []) : [];
    return writeNpmLockfile(
      this.#pool,
      {
        lockfileVersion: known ? Number(version ?? 0) : null,
        unknownVersion: known ? undefined : snippet(version),
        shape: this.#packages === null ? 'dependencies' : 'packages',
        name: this.#name,
      },
      entries,
    );
  }

  #top(): void {
    const json = this.#json;
    if (json.key === ID.lockfileVersion) this.#lockfileVersion = json.literal();
    else if (json.key === ID.name) this.#name = json.string();
    else if (json.key === ID.packages) this.#packages = this.#readPackages();
    else if (json.key === ID.dependencies) this.#dependencies = this.#readDependencies();
    else json.skip();
  }

  #readPackages(): RawEntry[] {
    const json = this.#json;
    const entries: RawEntry[] = [];
    if (!json.object()) json.fail('`packages` is no object');
    while (json.member()) {
      const entry = this.#entry(-1);
      if (!json.object()) json.fail('an entry of `packages` is no object');
      while (json.member()) {
        if (json.key === ID.dependencies) this.#needs(entry.needs);
        else this.#field(entry);
      }
      this.#keepResolved(entry);
      entries.push(entry);
    }
    return entries;
  }

  /** The nested form of version 1, in the order of the file; without recursion, since it nests at will. */
  #readDependencies(): RawEntry[] {
    const json = this.#json;
    const entries: RawEntry[] = [];
    const open: { entry: number; firstChild: number }[] = [];
    if (!json.object()) json.fail('`dependencies` is no object');
    let inside: 'list' | 'entry' = 'list';
    for (;;) {
      const current = open.at(-1);
      if (inside === 'list') {
        if (json.member()) {
          entries.push(this.#entry(current?.entry ?? -1));
          if (!json.object()) json.fail('an entry of `dependencies` is no object');
          open.push({ entry: entries.length - 1, firstChild: entries.length });
          inside = 'entry';
        } else if (current === undefined) {
          return entries;
        } else {
          inside = 'entry';
        }
      } else if (current !== undefined) {
        const entry = entries[current.entry] as RawEntry;
        if (!json.member()) {
          open.pop();
          inside = 'list';
        } else if (json.key === ID.dependencies) {
          entries.length = current.firstChild;
          if (json.object()) inside = 'list';
        } else if (json.key === ID.requires) {
          this.#needs(entry.needs);
        } else {
          this.#field(entry);
          this.#keepResolved(entry);
        }
      }
    }
  }

  #entry(parent: number): RawEntry {
    const { key, keyLine: line, keyColumn: column } = this.#json;
    const none = { name: -1, version: -1, resolved: -1, integrity: -1, licence: -1 };
    const lists = { needs: [], developmentNeeds: [], workspaces: [] };
    return { parent, key, line, column, flags: 0, isDigest: false, isAtRegistry: false, ...none, ...lists };
  }

  /** Most digests are SHA-512: their bytes are two thirds of the text. */
  #integrity(entry: RawEntry): void {
    const json = this.#json;
    const span = json.span();
    entry.integrity = -1;
    if (span === null) return;
    const digest = span.isEscaped ? null : sha512Bytes(json.raw(span));
    entry.isDigest = digest !== null;
    const kept = digest ?? Buffer.from(json.text(span));
    entry.integrity = this.#pool.intern(kept, 0, kept.length, StringPool.hash(kept, 0, kept.length));
  }

  /** Most addresses follow from name and version and need not be kept. */
  #keepResolved(entry: RawEntry): void {
    const span = this.#resolved;
    if (span === null) return;
    this.#resolved = null;
    const json = this.#json;
    if (entry.version >= 0) {
      const name = entry.name < 0 ? installedName(this.#pool.text(entry.key)) : this.#pool.text(entry.name);
      const address = registryAddress(name, this.#pool.text(entry.version));
      entry.isAtRegistry = address.length === span.end - span.start && json.text(span) === address;
    }
    if (!entry.isAtRegistry) entry.resolved = json.intern(span, cleanUrl);
  }

  #field(entry: RawEntry): void {
    const json = this.#json;
    const flag = FLAG_OF.get(json.key);
    if (flag !== undefined) {
      entry.flags = json.isTrue() ? entry.flags | flag : entry.flags & ~flag;
      return;
    }
    switch (json.key) {
      case ID.name:
        entry.name = json.string();
        break;
      case ID.version:
        entry.version = json.cleanString(cleanUrl);
        break;
      case ID.resolved:
        this.#resolved = json.span();
        break;
      case ID.integrity:
        this.#integrity(entry);
        break;
      case ID.license:
        entry.licence = this.#licence();
        break;
      case ID.optionalDependencies:
      case ID.peerDependencies:
        this.#needs(entry.needs);
        break;
      case ID.devDependencies:
        this.#needs(entry.developmentNeeds);
        break;
      case ID.workspaces:
        this.#workspaces(entry);
        break;
      default:
        json.skip();
    }
  }

  /** A name, or the older `{ "type": "MIT" }`. */
  #licence(): number {
    const json = this.#json;
    if (json.peek() === 34) return json.string();
    let licence = -1;
    if (!json.object()) return licence;
    while (json.member()) {
      if (json.key === ID.type) licence = json.string();
      else json.skip();
    }
    return licence;
  }

  #needs(into: number[]): void {
    const json = this.#json;
    if (!json.object()) return;
    while (json.member()) {
      const byUrl = json.startsWith('http:') || json.startsWith('https:');
      into.push(json.key * 2 + (byUrl ? 1 : 0));
      json.skip();
    }
  }

  /** A list of globs, or `{ "packages": [globs] }`. */
  #workspaces(entry: RawEntry): void {
    const json = this.#json;
    entry.workspaces = [];
    if (json.peek() === 91) {
      this.#globs(entry);
      return;
    }
    if (!json.object()) return;
    while (json.member()) {
      if (json.key === ID.packages) this.#globs(entry);
      else json.skip();
    }
  }

  #globs(entry: RawEntry): void {
    const json = this.#json;
    if (!json.array()) return;
    while (json.element()) {
      const glob = json.string();
      if (glob >= 0) entry.workspaces.push(glob);
    }
  }
}

/** The 64 bytes of `sha512-<base64>`; null when it is written in any other way than those bytes would be. */
function sha512Bytes(text: Buffer): Buffer | null {
  if (text.length !== 95 || text.toString('latin1', 0, 7) !== 'sha512-') return null;
  const base64 = text.toString('latin1', 7);
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('base64') === base64 ? bytes : null;
}
