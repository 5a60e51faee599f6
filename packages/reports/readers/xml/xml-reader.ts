import type * as z from 'zod';
import { ReportUnreadable } from '../../json/report-unreadable.ts';
import { type Drafts, list, type ReportFacts, type ToolName } from '../draft.ts';
import { Gathered } from '../gathered.ts';
import type { Beginning, ForeignReader } from '../reader.ts';
import type { XmlElement } from './element.ts';
import { type XmlRecord, type XmlRest, xmlRecords } from './records.ts';

export interface XmlReaderParts<S extends z.ZodType> {
  readonly about: Omit<ForeignReader, 'read' | 'recognises'>;
  readonly tool: ToolName;
  /** What the document's outermost element is called; several for a format that changed its mind. */
  readonly root: readonly string[];
  /** A text that the beginning holds, where the root's name alone does not tell. */
  readonly marks?: RegExp;
  readonly record: string;
  /** The schema that a record's attributes and the texts of its children meet, by their names. */
  readonly item: S;
  readonly read: (item: z.infer<S>, record: XmlRecord, context: XmlContext) => Drafts;
  readonly facts?: (rest: XmlRest) => Partial<ReportFacts>;
}

export interface XmlContext {
  readonly roots: readonly string[];
  looked(path: string): void;
}

/** A reader of an XML report whose findings are elements of one name. */
export function xmlReader<S extends z.ZodType>(parts: XmlReaderParts<S>): ForeignReader {
  const { about, tool, root, marks = /(?:)/, record, item, read, facts } = parts;
  return {
    ...about,
    recognises: ({ text }: Beginning) => root.includes(rootName(text) ?? '') && marks.test(text),
    read(bytes, roots) {
      const gathered = new Gathered(tool);
      const rest = xmlRecords(bytes, new Set([record]), (one, problem) => {
        if (one === null) gathered.problems.add(problem ?? 'an entry cannot be read');
        else {
          const reader = list(item, (fields, context) => read(fields, one, context));
          gathered.entry(reader, fieldsOf(one.element), { rest: null, indices: [], roots, key: '' });
        }
      });
      if (!root.includes(rest.root.name)) throw new ReportUnreadable(`This is no report of ${about.title}.`);
      return gathered.report(about.id, facts?.(rest) ?? {});
    },
  };
}

function fieldsOf({ attributes, children }: XmlElement): Readonly<Record<string, string>> {
  const fields = new Map(attributes);
  for (const { name, text } of children) if (!fields.has(name)) fields.set(name, text);
  return Object.fromEntries(fields);
}

/** The outermost element's name, after declarations, comments and a document type. */
function rootName(text: string): string | undefined {
  const body = text.replace(/^\s*(?:<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>|\s+)*/, '');
  return /^<(?:[\w.-]+:)?([\w.-]+)/.exec(body)?.[1];
}
