import { type ReadInput, Unreadable } from '../../contract/scanner.ts';
import { listed, writePackageList } from '../graph/package-list.ts';
import { snippet } from '../text/bounded.ts';
import { childrenOf, readXml } from '../xml/read-xml.ts';

/** packages.config: everything that is installed, asked for or not, without saying which. */
export function readPackagesConfig(input: ReadInput): Uint8Array {
  const root = readXml(input.bytes, input.spend);
  if (root.name !== 'packages') throw new Unreadable('its root is no `packages`', root.line);
  const packages = childrenOf(root, 'package').map(({ attributes, line }) => {
    const id = attributes.get('id');
    if (id === undefined || id === '') throw new Unreadable('a package has no id', line);
    const version = attributes.get('version') ?? '';
    return listed(id, version, {
      line,
      snippet: snippet(`<package id="${id}" version="${version}"`),
      scope: attributes.get('developmentDependency') === 'true' ? 'development' : 'production',
    });
  });
  return writePackageList({ packages });
}
