import { SaxesParser } from 'saxes';
import type { Fields } from '../sbom/fields.ts';
import { type Sbom, SbomUnreadable } from '../sbom/sbom.ts';
import { readCycloneDxJson } from './read-json.ts';

interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

const DEEPEST = 400;
const NAMESPACE = /^http:\/\/cyclonedx\.org\/schema\/bom\/(\d+\.\d+)$/;

/** Reads a CycloneDX document from XML. No document type is read, so no entity grows. Throws `SbomUnreadable`. */
export function readCycloneDxXml(text: string, name: string): Sbom {
  const root = rootOf(text, name);
  const version = NAMESPACE.exec(root.attributes.xmlns ?? prefixed(root) ?? '')?.[1];
  if (root.name !== 'bom' || version === undefined)
    throw new SbomUnreadable(`${name} is XML, but no CycloneDX.`, 'foreign');
  const metadata = child(root, 'metadata');
  const described = metadata && child(metadata, 'component');
  return readCycloneDxJson(
    {
      specVersion: version,
      metadata: described === undefined ? {} : { component: componentOf(described) },
      components: children(child(root, 'components'), 'component').map(componentOf),
      dependencies: children(child(root, 'dependencies'), 'dependency').map((dependency) => ({
        ref: dependency.attributes.ref,
        dependsOn: children(dependency, 'dependency').map(({ attributes }) => attributes.ref),
      })),
      compositions: children(child(root, 'compositions'), 'composition').map((composition) => ({
        aggregate: child(composition, 'aggregate')?.text,
      })),
    },
    name,
  );
}

function componentOf(element: XmlElement): Fields {
  const licences = child(element, 'licenses');
  const text = (name: string): string | undefined => child(element, name)?.text;
  return {
    'bom-ref': element.attributes['bom-ref'],
    group: text('group'),
    name: text('name'),
    version: text('version'),
    scope: text('scope'),
    purl: text('purl'),
    hashes: children(child(element, 'hashes'), 'hash').map((hash) => ({
      alg: hash.attributes.alg,
      content: hash.text,
    })),
    licenses: [
      ...children(licences, 'license').map((licence) => ({
        license: { id: child(licence, 'id')?.text, name: child(licence, 'name')?.text },
      })),
      ...children(licences, 'expression').map(({ text: expression }) => ({ expression })),
    ],
    components: children(child(element, 'components'), 'component').map(componentOf),
  };
}

function rootOf(text: string, name: string): XmlElement {
  const parser = new SaxesParser();
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  parser.on('error', (error) => {
    throw new SbomUnreadable(`${name} is no XML that can be read: ${error.message.slice(0, 100)}`);
  });
  parser.on('opentag', ({ name: tag, attributes }) => {
    if (open.length >= DEEPEST) throw new SbomUnreadable(`${name} nests deeper than ${DEEPEST} elements.`);
    const element: XmlElement = { name: localName(tag), attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const add = (more: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += more;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element !== undefined) element.text = element.text.trim();
  });
  parser.write(text).close();
  if (root === undefined) throw new SbomUnreadable(`${name} is empty.`);
  return root;
}

const localName = (tag: string): string => tag.slice(tag.indexOf(':') + 1);

function prefixed({ attributes }: XmlElement): string | undefined {
  return Object.entries(attributes).find(([name, value]) => name.startsWith('xmlns:') && NAMESPACE.test(value))?.[1];
}

function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((inner) => inner.name === name);
}

function children(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((inner) => inner.name === name) ?? [];
}
