import type { Component } from '../components/component.ts';
import type { Observation, Suppression } from '../finding/finding.ts';

/** What somebody says about a vulnerability in a product (VEX). */
export interface VexStatement {
  /** Every name of the vulnerability. */
  readonly names: readonly string[];
  readonly status: 'not_affected' | 'affected' | 'fixed' | 'under_investigation';
  readonly products: readonly VexProduct[];
  /** Why it is not affected, as the document has it; empty where it does not say. */
  readonly reason: string;
  /** Of the document, for people. */
  readonly source: string;
  /** Why the document counts here, and the last day on which it does; absent: a person named it for this scan alone. */
  readonly trust?: { readonly reason: string; readonly until: string };
}

export interface VexProduct {
  /** With a version it means that version alone. */
  readonly purl: string;
  /** The vulnerable parts of the product; empty: the product itself. */
  readonly parts: readonly string[];
}

/** What a scan looked at, so that nobody's word about something else counts. */
export interface VexTarget {
  /** The remote's address; null where there is none. */
  readonly repository: string | null;
  readonly components: readonly Component[];
}

/**
 * The statements that say of this target that a vulnerability does not matter. One about a package counts for that
 * package; one about a part of a product counts where the product is what was scanned.
 */
export class VexStatements {
  readonly #byName = new Map<string, VexStatement[]>();
  readonly #statements: readonly VexStatement[];
  readonly #matched = new Set<VexStatement>();
  readonly #target: VexTarget;
  readonly #today: string;

  /** `today`: `YYYY-MM-DD` in UTC. */
  constructor(statements: readonly VexStatement[], target: VexTarget, today: string) {
    this.#today = today;
    this.#statements = statements;
    this.#target = target;
    for (const statement of statements) {
      for (const name of statement.names) {
        const list = this.#byName.get(name);
        if (list === undefined) this.#byName.set(name, [statement]);
        else list.push(statement);
      }
    }
  }

  of({ rule, advisory, component }: Observation): Suppression[] {
    if (component === undefined || this.#byName.size === 0) return [];
    const names = new Set([rule, ...(advisory ? [advisory.id, ...advisory.aliases] : [])]);
    const about = new Set([...names].flatMap((name) => this.#byName.get(name) ?? []));
    const speaking = [...about].filter(({ products }) =>
      products.some((product) => this.#means(product, component.purl)),
    );
    for (const statement of speaking) this.#matched.add(statement);
    // who says "affected" has the last word
    if (speaking.some(({ status }) => status === 'affected' || status === 'under_investigation')) return [];
    return speaking.map(({ status, reason, source, trust }) => {
      const words = `${source} says ${status.replace('_', ' ')}${reason === '' ? '' : `: ${reason}`}`;
      const said = {
        kind: 'vex' as const,
        reason: trust === undefined ? words : `${words} (trusted: ${trust.reason})`,
        ...(trust && { until: trust.until }),
      };
      if (status !== 'fixed' && reason === '') return { ...said, status: 'rejected', note: 'it has no reason' };
      return { ...said, status: trust !== undefined && trust.until < this.#today ? 'expired' : 'accepted' };
    });
  }

  /** How many statements met no finding, one sentence for each document. */
  unused(): string[] {
    const counts = new Map<string, number>();
    for (const statement of this.#statements) {
      if (!this.#matched.has(statement)) counts.set(statement.source, (counts.get(statement.source) ?? 0) + 1);
    }
    return [...counts].map(
      ([source, count]) => `${count} of the statements of ${source} are about nothing found here.`,
    );
  }

  #means({ purl, parts }: VexProduct, component: string): boolean {
    if (parts.length === 0) return covers(purl, component);
    return parts.some((part) => covers(part, component)) && this.#isTarget(purl);
  }

  #isTarget(purl: string): boolean {
    const { repository, components } = this.#target;
    const path = bare(purl).path.replace(/^pkg:[^/]+\//, '');
    const address = repository
      ?.replace(/\.git$/, '')
      .replace(/^[a-z]+:\/\/(?:[^@/]*@)?/, '')
      .replace(':', '/');
    if (address !== undefined && (address === path || address.endsWith(`/${path}`))) return true;
    return components.some((component) => component.path.length > 1 && decoded(path) === component.path[0]);
  }
}

function covers(statement: string, component: string): boolean {
  const [said, seen] = [bare(statement), bare(component)];
  return said.path === seen.path && (said.version === '' || said.version === seen.version);
}

/** A purl without qualifiers and subpath, its version apart. */
function bare(purl: string): { path: string; version: string } {
  const text = purl.replace(/[?#].*$/s, '');
  const at = text.lastIndexOf('@');
  if (at <= text.lastIndexOf('/')) return { path: decoded(text), version: '' };
  return { path: decoded(text.slice(0, at)), version: decoded(text.slice(at + 1)) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
