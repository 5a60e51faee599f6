const ESCAPED = /\\x([0-9a-f]{2})/gi;

/**
 * A path of the target as a relative URI reference (RFC 3986). Bytes that are no UTF-8 stand as `\xNN` in a path's
 * text and become `%NN`; every other name is percent-encoded as UTF-8.
 */
export function pathUri(path: string): string {
  const segments = path.split('/');
  const escaped = holdsRawBytes(path);
  return segments.map((segment) => (escaped ? escapedSegment(segment) : encoded(segment))).join('/');
}

/** In such a path every backslash begins an escape, and at least one of them is no ASCII. */
function holdsRawBytes(path: string): boolean {
  const codes = [...path.matchAll(ESCAPED)].map((match) => Number.parseInt(match[1] ?? '', 16));
  return codes.some((code) => code >= 0x80) && codes.length === path.split('\\').length - 1;
}

function escapedSegment(segment: string): string {
  return segment
    .split(/(\\x[0-9a-f]{2})/i)
    .map((piece, index) => (index % 2 === 1 ? `%${piece.slice(2).toUpperCase()}` : encoded(piece)))
    .join('');
}

function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A folder's path as a URI reference that others can be resolved against. */
export function folderUri(path: string): string {
  return `${pathUri(path.replace(/\/+$/, ''))}/`;
}

/** A repository's address as an absolute URI; `git@host:path` becomes `ssh://git@host/path`. Without credentials;
 * null when it is none. */
export function repositoryUri(repository: string): string | null {
  const short = /^(?:([\w.-]+)@)?([\w-]+\.[\w.-]+):(?!\/\/)(.+)$/.exec(repository);
  const address = short
    ? `ssh://${short[1] ? `${short[1]}@` : ''}${short[2]}/${short[3]?.replace(/^\/+/, '')}`
    : repository;
  if (!/^(https?|ssh|git|file):\/\//.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  url.password = '';
  if (/^https?:$/.test(url.protocol)) url.username = '';
  url.search = '';
  url.hash = '';
  const path = url.pathname
    .replace(/[^\w\-.~!$&'()*+,;=:@%/]/g, encodeURIComponent)
    .replace(/%(?![0-9a-f]{2})/gi, '%25');
  return url.href.slice(0, url.href.length - url.pathname.length) + path;
}
