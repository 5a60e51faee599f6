import type * as z from 'zod';
import { ReportUnreadable } from '../../json/report-unreadable.ts';
import type { EntryReader, ReportFacts, ToolName } from '../draft.ts';
import { Gathered } from '../gathered.ts';
import type { ForeignReader } from '../reader.ts';
import { at, isMap } from './at.ts';
import { listItems } from './list-items.ts';

export interface JsonReaderParts {
  readonly about: Omit<ForeignReader, 'read'>;
  readonly tool: ToolName | ((rest: unknown) => ToolName);
  /** Path pattern of each list, as `listItems` takes them. */
  readonly lists?: Readonly<Record<string, EntryReader<z.ZodType>>>;
  /** Path of each map whose keys are names (of packages, files, rules): keys with dots between. */
  readonly maps?: Readonly<Record<string, EntryReader<z.ZodType>>>;
  readonly facts?: (rest: unknown, roots: readonly string[]) => Partial<ReportFacts>;
}

/** A reader of a JSON report that is one document with a few long lists, or with entries by name. */
export function jsonReader({ about, tool, lists = {}, maps = {}, facts }: JsonReaderParts): ForeignReader {
  return {
    ...about,
    read(bytes, roots) {
      // what stands beside the lists comes first, wherever it is; then nothing of a list needs to be held
      const rest = listItems(bytes, Object.keys(lists), null);
      const said = facts?.(rest, roots) ?? {};
      if (said.refuse !== undefined) throw new ReportUnreadable(said.refuse);
      const places = [...Object.keys(lists), ...Object.keys(maps)];
      if (said.isReport !== true && !places.some((place) => holds(rest, place)))
        throw new ReportUnreadable(`This is no report of ${about.title}.`);
      const gathered = new Gathered(typeof tool === 'function' ? tool(rest) : tool);
      listItems(bytes, Object.keys(lists), ({ list: name, indices, value, problem }) => {
        if (problem !== undefined) gathered.problems.add(`an entry ${problem}`);
        else gathered.entry(lists[name] as EntryReader<z.ZodType>, value, { rest, indices, roots, key: '' });
      });
      for (const [path, reader] of Object.entries(maps)) {
        const map = at(rest, ...path.split('.'));
        if (!isMap(map)) continue;
        for (const [key, value] of Object.entries(map))
          gathered.entry(reader, value, { rest, indices: [], roots, key });
      }
      return gathered.report(about.id, said);
    },
  };
}

/** An empty list is a report that found nothing; a document without the list is no report of this format. */
function holds(rest: unknown, place: string): boolean {
  if (place === '' || place === '*') return Array.isArray(rest);
  if (place.startsWith('*.')) {
    return Array.isArray(rest) && (rest.length === 0 || rest.some((one) => holds(one, place.slice(2))));
  }
  const [outer = ''] = place.split('.*');
  const value = at(rest, ...outer.split('.'));
  return typeof value === 'object' && value !== null;
}
