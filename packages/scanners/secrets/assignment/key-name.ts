/** Which names hold secrets; data of a rule. All in lower case, without separators. */
export interface KeyNames {
  /** What the name ends with: `password`, `apikey`. */
  readonly ends: ReadonlySet<string>;
  /** Words behind it that change nothing: `prod`, `value`. */
  readonly neutral: ReadonlySet<string>;
  /** Words anywhere before it that make it something else: `public`, `csrf`, `hashed`. */
  readonly other: ReadonlySet<string>;
}

const LONGEST_WORDS = 3;
const SHORTEST_GLUED = 5;

/** Whether the name means a secret: `DB_PASSWORD`, `apiKeyProd` and `clientsecret` do, `password_field` does not. */
export function namesSecret(name: string, names: KeyNames): boolean {
  const words = wordsOf(name);
  let last = words.length;
  while (last > 0 && (names.neutral.has(words[last - 1] as string) || /^\d+$/.test(words[last - 1] as string))) last--;
  const kept = words.slice(0, last);
  if (kept.some((word) => names.other.has(word))) return false;
  for (let count = 1; count <= Math.min(LONGEST_WORDS, kept.length); count++) {
    if (names.ends.has(kept.slice(-count).join(''))) return true;
  }
  return gluedEnd(kept.at(-1) ?? '', names);
}

/** `dbpassword`: an end without anything that separates it. */
function gluedEnd(word: string, names: KeyNames): boolean {
  for (const end of names.ends) {
    if (end.length >= SHORTEST_GLUED && word.length > end.length && word.endsWith(end)) {
      return !names.other.has(word.slice(0, -end.length));
    }
  }
  return false;
}

/** `AWS_SecretKey2` → `aws`, `secret`, `key`, `2`. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/([A-Za-z])(\d+)$/, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
