import * as z from 'zod';
import { relativePath } from '../place.ts';
import { boundText, timeOf } from '../words.ts';
import { child, children, textOf } from '../xml/element.ts';
import { xmlReader } from '../xml/xml-reader.ts';
import { checkedDependency } from './checked-dependency.ts';

/** `dependency-check --format XML` (OWASP, dependency-check.*.xsd). */
export const dependencyCheckXmlReader = xmlReader({
  about: {
    id: 'dependency-check-xml',
    title: 'OWASP Dependency-Check (XML)',
    writtenBy: ['OWASP Dependency-Check'],
    says: 'every file that was looked at',
    seen: 'real files',
  },
  tool: { id: 'dependency-check', surface: 'dependencies' },
  root: ['analysis'],
  marks: /dependency-?check/i,
  record: 'dependency',
  item: z.object({ fileName: z.string(), filePath: z.string().optional() }),
  read: (item, { element }, { roots, looked }) => {
    const path = relativePath(item.filePath || item.fileName, roots);
    if (path === null) return { says: 'a dependency names no file of the target' };
    looked(path);
    const identifiers = child(element, 'identifiers');
    const purl = [...children(identifiers, 'package'), ...children(identifiers, 'identifier')]
      .map((one) => textOf(one, 'id') || one.attributes.get('name') || textOf(one, 'name'))
      .find((text) => text.startsWith('pkg:'));
    return children(child(element, 'vulnerabilities'), 'vulnerability').flatMap((one) =>
      checkedDependency({
        path,
        fileName: item.fileName,
        purl: purl ?? null,
        name: textOf(one, 'name'),
        severity: textOf(one, 'severity'),
        score: textOf(one, 'cvssV4', 'baseScore') || textOf(one, 'cvssV3', 'baseScore') || textOf(one, 'cvssScore'),
        cwe: [textOf(one, 'cwe'), ...children(child(one, 'cwes'), 'cwe').map(({ text }) => text)],
        description: boundText(textOf(one, 'description')),
        urls: children(child(one, 'references'), 'reference').map((reference) => textOf(reference, 'url')),
      }),
    );
  },
  facts: ({ said }) => ({ version: said.get('engineVersion') ?? null, created: timeOf(said.get('reportDate')) }),
});
