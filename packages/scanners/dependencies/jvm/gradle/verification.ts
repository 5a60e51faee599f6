import { type ReadInput, Unreadable } from '../../../contract/scanner.ts';
import { listed, writePackageList } from '../../graph/package-list.ts';
import { snippet } from '../../text/bounded.ts';
import { childOf, childrenOf, readXml, type XmlElement } from '../../xml/read-xml.ts';

/** gradle/verification-metadata.xml: every artifact that any build may meet, plugins and poms included. */
export function readVerification(input: ReadInput): Uint8Array {
  const root = readXml(input.bytes, input.spend);
  if (root.name !== 'verification-metadata') throw new Unreadable('its root is no `verification-metadata`', root.line);
  const packages = childrenOf(childOf(root, 'components'), 'component').map((component) => {
    const [group, artifact, version] = ['group', 'name', 'version'].map((name) => component.attributes.get(name) ?? '');
    if (group === '' || artifact === '') throw new Unreadable('a component has no group or no name', component.line);
    return listed(`${group}:${artifact}`, version ?? '', {
      line: component.line,
      snippet: snippet(`<component group="${group}" name="${artifact}" version="${version}">`),
      unsure: '% lists it among all that a build may fetch; whether one does is not told',
      integrity: digestOf(component),
    });
  });
  return writePackageList({ packages });
}

/** Of the first artifact that is no pom. */
function digestOf(component: XmlElement): string | undefined {
  const artifact = childrenOf(component, 'artifact').find(
    ({ attributes }) => !/\.(?:pom|module)$/.test(attributes.get('name') ?? ''),
  );
  for (const kind of ['sha512', 'sha256', 'sha1']) {
    const value = childOf(artifact, kind)?.attributes.get('value');
    if (value !== undefined) return `${kind}:${value}`;
  }
  return undefined;
}
