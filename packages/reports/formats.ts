import type { Report } from '@vauban/domain';
import { writeCycloneDx } from './cyclonedx/cyclonedx.ts';
import { writeHtml } from './html/html.ts';
import { writeJson } from './json/write.ts';
import { writeMarkdown } from './markdown/markdown.ts';
import { writeOpenVex } from './openvex/openvex.ts';
import { writeSarif } from './sarif/sarif.ts';
import { writeSpdx } from './spdx/spdx.ts';
import { type TerminalOptions, writeTerminal } from './terminal/terminal.ts';

export type WriteOptions = TerminalOptions;

export interface Format {
  readonly title: string;
  /** Of a file's name, without the dot. */
  readonly extension: string;
  readonly binary: false;
}

type Writer = (report: Report, options: WriteOptions) => Iterable<string>;

const WRITERS = {
  terminal: { title: 'text for a person at a terminal', extension: 'txt', write: writeTerminal },
  json: { title: 'the whole report, vauban.report/1', extension: 'json', write: (report) => writeJson(report) },
  sarif: { title: 'SARIF 2.1.0 for code hosts and editors', extension: 'sarif', write: (report) => writeSarif(report) },
  markdown: { title: 'Markdown for a pull request', extension: 'md', write: (report) => writeMarkdown(report) },
  html: { title: 'one self-contained page', extension: 'html', write: (report) => writeHtml(report) },
  cyclonedx: {
    title: 'CycloneDX 1.6, a bill of materials with its vulnerabilities',
    extension: 'cdx.json',
    write: (report) => writeCycloneDx(report),
  },
  openvex: {
    title: 'OpenVEX 0.2, what was decided about vulnerabilities',
    extension: 'openvex.json',
    write: (report) => writeOpenVex(report),
  },
  spdx: { title: 'SPDX 2.3, a bill of materials', extension: 'spdx.json', write: (report) => writeSpdx(report) },
} satisfies Record<string, { title: string; extension: string; write: Writer }>;

/** Every format that a report can be written in, by the name that `--format` takes. */
export const FORMATS: Readonly<Record<string, Format>> = Object.fromEntries(
  Object.entries(WRITERS).map(([name, { title, extension }]) => [name, { title, extension, binary: false as const }]),
);

/** The report in a format, in chunks of text. Throws `UnknownFormat` at once when there is no such format. */
export function writeReport(report: Report, format: string, options: WriteOptions = {}): Iterable<string> {
  if (!isFormat(format)) throw new UnknownFormat(format);
  const write: Writer = WRITERS[format].write;
  return write(report, options);
}

function isFormat(name: string): name is keyof typeof WRITERS {
  return Object.hasOwn(WRITERS, name);
}

export class UnknownFormat extends Error {
  constructor(format: string) {
    super(`There is no format ${JSON.stringify(format)}; choose one of ${Object.keys(WRITERS).join(', ')}.`);
    this.name = 'UnknownFormat';
  }
}
