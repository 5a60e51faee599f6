import type { Component, Observation, RuleFacts, Surface } from '@vauban/domain';
import type * as z from 'zod';
import { ReportUnreadable } from '../json/report-unreadable.ts';
import type { Draft, EntryReader, ReadingContext, ReportFacts, ToolName } from './draft.ts';
import type { ForeignReport, ForeignTool } from './foreign-report.ts';
import { beyondMost, MOST_FINDINGS } from './most-findings.ts';
import { Problems } from './problems.ts';

/** Gathers what the entries of one report come to. A tool that looks at several surfaces becomes one tool for each. */
export class Gathered {
  readonly problems = new Problems();
  readonly #tool: ToolName;
  readonly #observations: Observation[] = [];
  readonly #components: Component[] = [];
  readonly #rules = new Map<string, RuleFacts>();
  readonly #surfaces = new Set<Surface>();
  #looked: Set<string> | null = null;
  #read = 0;
  #unread = 0;

  constructor(tool: ToolName) {
    this.#tool = tool;
    this.#surfaces.add(tool.surface);
  }

  /** Takes one entry through its schema. */
  entry(
    reader: EntryReader<z.ZodType>,
    value: unknown,
    context: Omit<ReadingContext, 'component' | 'looked' | 'problem'>,
  ): void {
    const parsed = reader.item.safeParse(value);
    if (parsed.success) this.#read++;
    else {
      this.#unread++;
      this.problems.add('an entry does not follow the format');
      return;
    }
    const drafts = reader.read(parsed.data, {
      ...context,
      component: (component) => this.#components.push(component),
      looked: (path) => this.looked(path),
      problem: (says) => this.problems.add(says),
    });
    if ('says' in drafts) this.problems.add(drafts.says);
    else for (const draft of drafts) this.#add(draft);
  }

  looked(path: string): void {
    this.#looked ??= new Set();
    this.#looked.add(path);
  }

  /** Throws `ReportUnreadable` where there are entries and none follows the format: then it is another one. */
  report(format: string, said: Partial<ReportFacts>): ForeignReport {
    if (this.#unread > 0 && this.#read === 0) {
      throw new ReportUnreadable(`None of the ${this.#unread} entries follows the format of ${format}.`);
    }
    for (const path of said.looked ?? []) if (path !== null) this.looked(path);
    return {
      format,
      tools: this.#tools(said.version ?? null, said.rules ?? null),
      created: said.created ?? null,
      source: { repository: null, commit: null, branch: null, ...said.source },
      observations: this.#observations,
      components: this.#components,
      rules: [...this.#rules.values()],
      claims: {
        looked: this.#looked === null ? null : [...this.#looked].sort(),
        ended: said.ended ?? 'unknown',
        missed: said.missed ?? [],
      },
      problems: this.problems.list(),
    };
  }

  #add({ rule, isAdvisory = false, ruleTitle, help = '', surface = this.#tool.surface, ...draft }: Draft): void {
    if (this.#observations.length >= MOST_FINDINGS) {
      this.problems.add(beyondMost());
      return;
    }
    const id = isAdvisory ? rule : `${this.#tool.id}:${rule}`;
    this.#surfaces.add(surface);
    this.#observations.push({ ...draft, rule: id, scanner: this.#scanner(surface), surface });
    const { title, severity, cwe } = draft;
    if (!this.#rules.has(id)) this.#rules.set(id, { id, title: ruleTitle ?? title, surface, severity, cwe, help });
  }

  #scanner(surface: Surface): string {
    return surface === this.#tool.surface ? this.#tool.id : `${this.#tool.id}.${surface}`;
  }

  #tools(version: string | null, rules: readonly string[] | null): ForeignTool[] {
    const active = rules === null ? null : [...new Set(rules.map((rule) => `${this.#tool.id}:${rule}`))].sort();
    return [...this.#surfaces].map((surface) => ({ id: this.#scanner(surface), surface, version, rules: active }));
  }
}
