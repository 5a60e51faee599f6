import type { Component, Observation, RuleFacts, Surface } from '@vauban/domain';
import type * as z from 'zod';
import { ReportUnreadable } from '../../json/report-unreadable.ts';
import type { CoverageClaims, ForeignReport, ForeignTool } from '../foreign-report.ts';
import { Problems } from '../problems.ts';
import type { ForeignReader } from '../reader.ts';
import { listItems } from './list-items.ts';

/** What an entry of another tool's report comes to; `rule` is the bare name, the tool's is put in front. */
export interface Draft extends Omit<Observation, 'scanner' | 'surface' | 'rule'> {
  readonly rule: string;
  /** The rule's id stands as it is: an advisory's. */
  readonly isAdvisory?: boolean;
  readonly surface?: Surface;
  /** Of the rule; the title when absent. */
  readonly ruleTitle?: string;
  readonly help?: string;
}

/** What one list of a report holds. `S` is the schema that each item meets at the door. */
export interface ListReader<S extends z.ZodType> {
  readonly item: S;
  /** An entry may come to several findings, to none, or say why it cannot be read. */
  readonly read: (item: z.infer<S>, context: ReadingContext) => readonly Draft[] | { readonly says: string };
}

export interface ReadingContext {
  /** The document without its lists; checked by nobody: use `text` and `at`. */
  readonly rest: unknown;
  /** Indices of the lists on the way to the item. */
  readonly indices: readonly number[];
  readonly roots: readonly string[];
  component(component: Component): void;
  looked(path: string): void;
}

export interface JsonReaderParts {
  readonly about: Omit<ForeignReader, 'read'>;
  readonly tool: { readonly id: string; readonly surface: Surface };
  /** Path pattern of each list, as `listItems` takes them. */
  readonly lists: Readonly<Record<string, ListReader<z.ZodType>>>;
  /** What the document says besides its lists. */
  readonly facts?: (rest: unknown) => Partial<{
    version: string | null;
    created: string | null;
    rules: readonly string[];
    ended: CoverageClaims['ended'];
    missed: CoverageClaims['missed'];
    source: Partial<ForeignReport['source']>;
    /** A document that is of another format after all. */
    refuse: string;
  }>;
}

/** A list of a report with the type of its items kept. */
export function list<S extends z.ZodType>(item: S, read: ListReader<S>['read']): ListReader<z.ZodType> {
  return { item, read: read as ListReader<z.ZodType>['read'] };
}

/** A reader of a JSON report that is one document with a few long lists. */
export function jsonReader({ about, tool, lists, facts }: JsonReaderParts): ForeignReader {
  return {
    ...about,
    read(bytes, roots) {
      const problems = new Problems();
      const held: { list: string; indices: readonly number[]; value: unknown }[] = [];
      const rest = listItems(bytes, Object.keys(lists), ({ list: name, indices, value, problem }) => {
        if (problem === undefined) held.push({ list: name, indices, value });
        else problems.add(`an entry ${problem}`);
      });
      const said = facts?.(rest) ?? {};
      if (said.refuse !== undefined) throw new ReportUnreadable(said.refuse);
      const gathered = new Gathered(tool);
      for (const { list: name, indices, value } of held) {
        const reader = lists[name] as ListReader<z.ZodType>;
        const parsed = reader.item.safeParse(value);
        if (!parsed.success) {
          problems.add('an entry does not follow the format');
          continue;
        }
        const drafts = reader.read(parsed.data, { ...gathered.context, rest, indices, roots });
        if ('says' in drafts) problems.add(drafts.says);
        else for (const draft of drafts) gathered.add(draft);
      }
      if (held.length === 0 && !isRecognisable(rest))
        throw new ReportUnreadable(`This is no report of ${about.title}.`);
      const { observations, components, rules } = gathered;
      return {
        format: about.id,
        tools: gathered.tools(said.version ?? null, said.rules ?? null),
        created: said.created ?? null,
        source: { repository: null, commit: null, branch: null, ...said.source },
        observations,
        components,
        rules: [...rules.values()],
        claims: { looked: gathered.looked, ended: said.ended ?? 'unknown', missed: said.missed ?? [] },
        problems: problems.list(),
      };
    },
  };
}

/** An empty list is a report that found nothing; an empty object or a number is no report. */
function isRecognisable(rest: unknown): boolean {
  return Array.isArray(rest)
    ? rest.length === 0
    : typeof rest === 'object' && rest !== null && Object.keys(rest).length > 0;
}

class Gathered {
  readonly observations: Observation[] = [];
  readonly components: Component[] = [];
  readonly rules = new Map<string, RuleFacts>();
  readonly context: Pick<ReadingContext, 'component' | 'looked'>;
  readonly #tool: JsonReaderParts['tool'];
  #looked: Set<string> | null = null;

  constructor(tool: JsonReaderParts['tool']) {
    this.#tool = tool;
    this.context = {
      component: (component) => this.components.push(component),
      looked: (path) => {
        this.#looked ??= new Set();
        this.#looked.add(path);
      },
    };
  }

  get looked(): string[] | null {
    return this.#looked === null ? null : [...this.#looked].sort();
  }

  add({ rule, isAdvisory = false, ruleTitle, help = '', surface = this.#tool.surface, ...draft }: Draft): void {
    const id = isAdvisory ? rule : `${this.#tool.id}:${rule}`;
    this.observations.push({ ...draft, rule: id, scanner: this.#tool.id, surface });
    const { title, severity, cwe } = draft;
    if (!this.rules.has(id)) this.rules.set(id, { id, title: ruleTitle ?? title, surface, severity, cwe, help });
  }

  tools(version: string | null, rules: readonly string[] | null): ForeignTool[] {
    const { id, surface } = this.#tool;
    return [{ id, surface, version, rules: rules?.map((rule) => `${id}:${rule}`).sort() ?? null }];
  }
}

/** The value at a path of keys in a document that nobody checked; undefined where there is none. */
export function at(document: unknown, ...keys: readonly string[]): unknown {
  let value = document;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** The text at a path; null where there is none. */
export function textAt(document: unknown, ...keys: readonly string[]): string | null {
  const value = at(document, ...keys);
  return typeof value === 'string' && value !== '' ? value : null;
}
