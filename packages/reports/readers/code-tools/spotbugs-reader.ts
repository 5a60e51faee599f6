import * as z from 'zod';
import { relativePath } from '../place.ts';
import { boundText, timeOf, weaknesses } from '../words.ts';
import { attribute, child, children, count, textOf } from '../xml/element.ts';
import { xmlReader } from '../xml/xml-reader.ts';

const bug = z.object({
  type: z.string().min(1),
  priority: z.string().optional(),
  rank: z.string().optional(),
  category: z.string().optional(),
  cweid: z.string().optional(),
});

/** `spotbugs -xml` and `-xml:withMessages`, also with FindSecBugs (spotbugs/etc/bugcollection.xsd). */
export const spotbugsReader = xmlReader({
  about: {
    id: 'spotbugs',
    title: 'SpotBugs and FindSecBugs (XML)',
    writtenBy: ['SpotBugs', 'FindSecBugs', 'FindBugs'],
    says: 'neither which classes were looked at nor which detectors were active; paths are those of packages, without the source folder',
    seen: 'real files',
  },
  tool: { id: 'spotbugs', surface: 'code' },
  root: ['BugCollection'],
  record: 'BugInstance',
  item: bug,
  read: (item, { element }) => {
    const line =
      children(element, 'SourceLine')[0] ??
      child(element, 'Method', 'SourceLine') ??
      child(element, 'Field', 'SourceLine') ??
      child(element, 'Class', 'SourceLine');
    const path = relativePath(attribute(line, 'sourcepath') || attribute(line, 'sourcefile'));
    if (path === null) return { says: 'a bug names no source file' };
    const long = boundText(textOf(element, 'LongMessage') || textOf(element, 'ShortMessage'));
    const start = count(attribute(line, 'start'));
    const end = count(attribute(line, 'end'));
    const method = attribute(child(element, 'Method'), 'name');
    const rank = Number(item.rank);
    return [
      {
        rule: item.type,
        title: boundText(textOf(element, 'ShortMessage'), 200) || item.type.replaceAll('_', ' ').toLowerCase(),
        message: long || `${item.type} in ${attribute(child(element, 'Class'), 'classname')}`,
        // SpotBugs's own words: 1–4 scariest, 5–9 scary, 10–14 troubling, 15–20 of concern
        severity: rank >= 1 && rank <= 4 ? 'high' : rank <= 9 ? 'medium' : rank <= 20 ? 'low' : 'unknown',
        confidence:
          item.priority === '1' ? 'high' : item.priority === '2' ? 'medium' : item.priority === '3' ? 'low' : 'unknown',
        cwe: weaknesses([item.cweid]),
        location: { path, ...(start !== undefined && { line: start }), ...(end !== undefined && { endLine: end }) },
        subject: boundText(`${attribute(child(element, 'Class'), 'classname')} ${method}`.trim(), 300),
      },
    ];
  },
  facts: ({ root }) => ({
    version: attribute(root, 'version') || null,
    created: timeOf(Number(attribute(root, 'analysisTimestamp')) || null),
  }),
});
