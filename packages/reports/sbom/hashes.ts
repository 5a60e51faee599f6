/** A digest of a package's archive, in hexadecimal digits. */
export interface Hash {
  readonly algorithm: 'MD5' | 'SHA1' | 'SHA256' | 'SHA384' | 'SHA512';
  readonly hex: string;
}

const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['MD5', 32],
  ['SHA1', 40],
  ['SHA256', 64],
  ['SHA384', 96],
  ['SHA512', 128],
]);
const BARE: ReadonlyMap<number, string> = new Map([
  [40, 'SHA1'],
  [64, 'SHA256'],
  [128, 'SHA512'],
]);

/**
 * The digests that a lockfile's integrity names (`sha512-<base64>`, `sha256:<hex>`, bare digits; several with blanks
 * between). Where it names several of one kind (one for each platform's archive) none of them is the package's own.
 */
export function hashesOf(integrity: string): Hash[] {
  const found = new Map<string, Set<string>>();
  for (const part of integrity.split(/[\s,]+/, 200)) {
    const hash = hashOf(part);
    if (hash !== null) found.set(hash.algorithm, (found.get(hash.algorithm) ?? new Set()).add(hash.hex));
  }
  return [...found]
    .filter(([, digests]) => digests.size === 1)
    .map(([algorithm, digests]) => ({ algorithm: algorithm as Hash['algorithm'], hex: [...digests][0] as string }))
    .sort((a, b) => (a.algorithm < b.algorithm ? -1 : 1));
}

function hashOf(part: string): { algorithm: string; hex: string } | null {
  const named = /^(md5|sha-?(?:1|256|384|512))[-:=](.+?)(?:\?.*)?$/i.exec(part);
  if (named === null) {
    const algorithm = /^[0-9a-f]+$/i.test(part) ? BARE.get(part.length) : undefined;
    return algorithm === undefined ? null : { algorithm, hex: part.toLowerCase() };
  }
  const algorithm = (named[1] as string).toUpperCase().replace('-', '');
  const value = named[2] as string;
  const length = LENGTHS.get(algorithm) as number;
  const isHex = value.length === length && /^[0-9a-f]+$/i.test(value);
  const hex = isHex ? value.toLowerCase() : Buffer.from(value, 'base64').toString('hex');
  return hex.length === length ? { algorithm, hex } : null;
}
