/** How a version of the format writes what is installed: `/a/1.0.0_b@2` (5), `/a@1.0.0(b@2)` (6), `a@1.0.0(b@2)` (9). */
export type PathStyle = 5 | 6 | 9;

/** What a key of `packages` or `snapshots` names. */
export interface DependencyPath {
  readonly name: string | undefined;
  /** An exact version, or what stands in its place: `file:…`, `https://…`, `github.com/owner/name/commit`. */
  readonly version: string;
  /** A version of a registry. */
  readonly isRegistry: boolean;
}

const VERSION = /^\d/;

export function parseDependencyPath(key: string, style: PathStyle): DependencyPath {
  return style === 5 ? parseSlashes(key) : parseAt(key.startsWith('/') ? key.slice(1) : key);
}

/** The key that `version`, as an importer or a package asks for it under `name`, leads to; null where it leads to none. */
export function keyOf(name: string, version: string, style: PathStyle): string | null {
  if (version.startsWith('link:')) return null;
  const peers = version.indexOf('(');
  const bare = peers < 0 ? version : version.slice(0, peers);
  if (style === 9) {
    if (version.startsWith('@')) return version;
    const at = bare.indexOf('@');
    const colon = bare.indexOf(':');
    return at >= 0 && (colon < 0 || at < colon) ? version : `${name}@${version}`;
  }
  if (version.startsWith('file:') || bare.includes('/')) return version;
  return style === 5 ? `/${name}/${version}` : `/${name}@${version}`;
}

/** Without the peers, or the patch, that a key ends with. */
export function withoutPeers(key: string): string {
  const peers = key.indexOf('(');
  return peers < 0 ? key : key.slice(0, peers);
}

function parseAt(key: string): DependencyPath {
  const bare = withoutPeers(key);
  const at = bare.startsWith('file:') ? -1 : bare.indexOf('@', 1);
  if (at < 0) return { name: undefined, version: bare, isRegistry: false };
  const version = bare.slice(at + 1);
  return { name: bare.slice(0, at), version, isRegistry: VERSION.test(version) };
}

/** `/name/1.0.0`, `/@scope/name/1.0.0_peers`, `registry.example.org/name/1.0.0`, `github.com/owner/name/commit` */
function parseSlashes(key: string): DependencyPath {
  const elsewhere = { name: undefined, version: key, isRegistry: false };
  if (key.startsWith('file:') || key.startsWith('link:')) return elsewhere;
  const parts = key.split('/');
  const start = 1;
  const isScoped = parts[start]?.startsWith('@') === true;
  const name = isScoped ? `${parts[start]}/${parts[start + 1]}` : parts[start];
  const last = parts[start + (isScoped ? 2 : 1)];
  const version = last?.split('_', 1)[0];
  if (name === undefined || version === undefined || !VERSION.test(version) || isCommit(parts, version))
    return elsewhere;
  return { name, version, isRegistry: true };
}

/** A host, an owner, a name and a commit that happens to begin with a digit. */
function isCommit(parts: readonly string[], version: string): boolean {
  return parts[0] !== '' && /^[0-9a-f]{7,64}$/.test(version);
}
