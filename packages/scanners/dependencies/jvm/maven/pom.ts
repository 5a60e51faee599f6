import { type ReadInput, Unreadable } from '../../../contract/scanner.ts';
import { FactsReader } from '../../facts/facts-reader.ts';
import { FactsWriter } from '../../facts/facts-writer.ts';
import { childOf, childrenOf, readXml, textOf, type XmlElement } from '../../xml/read-xml.ts';

const FACTS_VERSION = 1;

/** A dependency as it is written: nothing is filled in. */
export interface PomDependency {
  readonly group: string;
  readonly artifact: string;
  readonly version: string | undefined;
  readonly scope: string | undefined;
  readonly type: string | undefined;
  readonly classifier: string | undefined;
  readonly optional: boolean;
  readonly line: number;
}

/** What stands in a pom.xml itself, or in one of its profiles. */
export interface PomPart {
  /** A profile that is off unless somebody asks for it. */
  readonly isOptional: boolean;
  readonly properties: ReadonlyMap<string, string>;
  readonly managed: readonly PomDependency[];
  readonly dependencies: readonly PomDependency[];
}

export interface PomParent {
  readonly group: string;
  readonly artifact: string;
  readonly version: string;
  /** Undefined: `../pom.xml`; empty: not in a folder nearby. */
  readonly relativePath: string | undefined;
}

export interface Pom {
  readonly group: string | undefined;
  readonly artifact: string;
  readonly version: string | undefined;
  readonly parent: PomParent | undefined;
  /** The main part first. */
  readonly parts: readonly PomPart[];
}

export function readPom(input: ReadInput): Uint8Array {
  const root = readXml(input.bytes, input.spend);
  if (root.name !== 'project') throw new Unreadable('its root is no `project`', root.line);
  const parent = childOf(root, 'parent');
  const profiles = childrenOf(childOf(root, 'profiles'), 'profile');
  const out = new FactsWriter();
  for (const name of ['groupId', 'artifactId', 'version']) out.text(textOf(root, name));
  out.uint(parent === undefined ? 0 : 1);
  if (parent !== undefined) {
    for (const name of ['groupId', 'artifactId', 'version']) out.text(textOf(parent, name));
    out.text(childOf(parent, 'relativePath')?.text);
  }
  out.uint(1 + profiles.length);
  writePart(out, root, false);
  for (const profile of profiles) {
    writePart(out, profile, textOf(childOf(profile, 'activation'), 'activeByDefault') !== 'true');
  }
  return out.finish(FACTS_VERSION);
}

export function readPomFacts(facts: Uint8Array): Pom {
  const reader = new FactsReader(facts, FACTS_VERSION);
  const group = reader.text();
  const artifact = reader.text() ?? '';
  const version = reader.text();
  const parent: PomParent | undefined =
    reader.uint() === 0
      ? undefined
      : {
          group: reader.text() ?? '',
          artifact: reader.text() ?? '',
          version: reader.text() ?? '',
          relativePath: reader.text(),
        };
  const parts = reader.list(
    (): PomPart => ({
      isOptional: reader.uint() === 1,
      properties: new Map(reader.list((): [string, string] => [reader.text() ?? '', reader.text() ?? ''])),
      managed: reader.list(() => dependencyOf(reader)),
      dependencies: reader.list(() => dependencyOf(reader)),
    }),
  );
  return { group, artifact, version, parent, parts };
}

function writePart(out: FactsWriter, element: XmlElement, isOptional: boolean): void {
  out.uint(isOptional ? 1 : 0);
  const properties = childOf(element, 'properties')?.children ?? [];
  out.uint(properties.length);
  for (const { name, text } of properties) {
    out.text(name);
    out.text(text);
  }
  for (const list of [childOf(element, 'dependencyManagement', 'dependencies'), childOf(element, 'dependencies')]) {
    const dependencies = childrenOf(list, 'dependency');
    out.uint(dependencies.length);
    for (const dependency of dependencies) {
      for (const name of ['groupId', 'artifactId', 'version', 'scope', 'type', 'classifier']) {
        out.text(textOf(dependency, name));
      }
      out.uint(textOf(dependency, 'optional') === 'true' ? 1 : 0);
      out.uint(dependency.line);
    }
  }
}

function dependencyOf(reader: FactsReader): PomDependency {
  return {
    group: reader.text() ?? '',
    artifact: reader.text() ?? '',
    version: reader.text(),
    scope: reader.text(),
    type: reader.text(),
    classifier: reader.text(),
    optional: reader.uint() === 1,
    line: reader.uint(),
  };
}
