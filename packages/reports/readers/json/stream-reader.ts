import type * as z from 'zod';
import { ReportUnreadable } from '../../json/report-unreadable.ts';
import type { EntryReader, ReportFacts, ToolName } from '../draft.ts';
import { Gathered } from '../gathered.ts';
import type { ForeignReader } from '../reader.ts';
import { eachDocument } from './documents.ts';

export interface StreamReaderParts {
  readonly about: Omit<ForeignReader, 'read'>;
  readonly tool: ToolName;
  readonly entry: EntryReader<z.ZodType>;
  /** What the documents that are no findings say: with it, all are held and seen before the first finding is read. */
  readonly facts?: (documents: readonly unknown[]) => Partial<ReportFacts>;
}

/** A reader of reports that are many JSON documents one after the other (a line each, or not), or a list of them. */
export function streamReader({ about, tool, entry, facts }: StreamReaderParts): ForeignReader {
  return {
    ...about,
    read(bytes, roots) {
      const gathered = new Gathered(tool);
      const documents: unknown[] = [];
      let count = 0;
      const read = (document: unknown): void =>
        gathered.entry(entry, document, { rest: documents, indices: [], roots, key: '' });
      const isList = eachDocument(bytes, (document, problem) => {
        if (problem !== undefined) gathered.problems.add(problem);
        else if (facts === undefined) read(document);
        else documents.push(document);
        if (problem === undefined) count++;
      });
      if (count === 0 && !isList) throw new ReportUnreadable(`This is no report of ${about.title}.`);
      const said = facts?.(documents) ?? {};
      if (said.refuse !== undefined) throw new ReportUnreadable(said.refuse);
      for (const document of documents) read(document);
      return gathered.report(about.id, said);
    },
  };
}
