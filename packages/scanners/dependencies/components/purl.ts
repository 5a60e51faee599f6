import { PackageURL } from 'packageurl-js';

/** Package URL of an npm package; the scope becomes the namespace. */
export function npmPurl(name: string, version: string, qualifiers?: Record<string, string>): string {
  const slash = name.startsWith('@') ? name.indexOf('/') : -1;
  const scope = slash < 0 ? undefined : name.slice(0, slash);
  return purl('npm', scope, name.slice(slash + 1), version, qualifiers);
}

/** Package URL of a Python package whose name is already normalised. */
export function pypiPurl(name: string, version: string, qualifiers?: Record<string, string>): string {
  return purl('pypi', undefined, name, version, qualifiers);
}

/** Package URL of any type; names that the specification refuses get one in its manner. */
export function purl(
  type: string,
  namespace: string | undefined,
  name: string,
  version: string,
  qualifiers?: Record<string, string>,
): string {
  try {
    return new PackageURL(
      type,
      namespace,
      name,
      version === '' ? undefined : version,
      qualifiers,
      undefined,
    ).toString();
  } catch {
    // names that the library refuses still need a name of their own
    const path = [namespace, name].filter((part) => part !== undefined).map(encodeLoosely);
    return `pkg:${type}/${path.join('/')}${version === '' ? '' : `@${encodeLoosely(version)}`}`;
  }
}

function encodeLoosely(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString('utf8'));
}
