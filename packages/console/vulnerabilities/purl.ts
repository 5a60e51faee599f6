/** A package URL as people say it: `pkg:npm/%40scope/name@1.2.3` → `@scope/name 1.2.3`; what is none stays as it is. */
export function purlWords(purl: string): string {
  const [, name, version] = /^pkg:[^/]+\/([^@?#]+)(?:@([^?#]+))?/.exec(purl) ?? [];
  if (name === undefined) return purl;
  try {
    return decodeURIComponent(version === undefined ? name : `${name} ${version}`);
  } catch {
    return purl;
  }
}
