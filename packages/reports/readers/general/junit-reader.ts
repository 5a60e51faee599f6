import * as z from 'zod';
import { relativePath } from '../place.ts';
import { boundText, severityOfWord, timeOf } from '../words.ts';
import { attribute, child, count } from '../xml/element.ts';
import { xmlReader } from '../xml/xml-reader.ts';

const testCase = z.object({
  name: z.string(),
  classname: z.string().optional(),
  file: z.string().optional(),
  line: z.string().optional(),
});

/** JUnit's XML, as scanners write it for pipelines that show tests: a failed test is a finding. */
export const junitReader = xmlReader({
  about: {
    id: 'junit',
    title: 'JUnit (XML)',
    writtenBy: ['Checkov', 'Trivy', 'tfsec', 'gosec', 'Spectral', 'and others'],
    says: 'every test that ran; not which tool it was, nor how bad a failure is',
    seen: 'real files',
  },
  tool: { id: 'junit', surface: 'code' },
  root: ['testsuites', 'testsuite'],
  record: 'testcase',
  item: testCase,
  read: (item, { element, outside }, { roots }) => {
    const failure = child(element, 'failure') ?? child(element, 'error');
    if (failure === undefined) return [];
    const suite = attribute(outside.at(-1), 'name');
    const named =
      item.file ||
      attribute(outside.at(-1), 'file') ||
      fileIn(item.classname ?? '') ||
      fileIn(suite) ||
      fileIn(item.name);
    const line = count(item.line ?? '') ?? count(/:(\d{1,7})\b/.exec(item.name)?.[1] ?? '');
    const message = boundText(attribute(failure, 'message') || failure.text) || item.name;
    return [
      {
        rule: boundText(attribute(failure, 'type') || item.classname || suite || 'failure', 200),
        title: boundText(item.name, 200) || 'A test failed',
        message,
        severity: severityOfWord(attribute(failure, 'type')),
        confidence: 'unknown',
        cwe: [],
        location: { path: relativePath(named, roots) ?? '.', ...(line !== undefined && { line }) },
        subject: boundText(`${suite} ${item.classname ?? ''} ${item.name}`.trim(), 500),
        ruleTitle: boundText(item.classname || suite || 'Failed test', 200),
      },
    ];
  },
  facts: ({ root }) => ({ created: timeOf(attribute(root, 'timestamp')) }),
});

/** A name with a folder or an ending in it. */
function fileIn(text: string): string {
  return /(?:^|\s)((?:[\w.@-]+\/)*[\w.@-]+\.[A-Za-z]{1,8})(?=[\s:]|$)/.exec(text.slice(0, 1_000))?.[1] ?? '';
}
