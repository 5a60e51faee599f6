import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileProblem, Problem } from '../../command/problem.ts';
import {
  type DojoAcceptance,
  type DojoEndpoint,
  type DojoEngagement,
  type DojoFinding,
  type DojoProduct,
  type DojoTest,
  KINDS,
  type Kind,
} from './schema.ts';

/** What an export holds, by the ids of DefectDojo. */
export interface DojoExport {
  readonly products: ReadonlyMap<number, DojoProduct>;
  readonly engagements: ReadonlyMap<number, DojoEngagement>;
  readonly tests: ReadonlyMap<number, DojoTest>;
  readonly testTypes: ReadonlyMap<number, { readonly id: number; readonly name: string }>;
  readonly findings: ReadonlyMap<number, DojoFinding>;
  readonly acceptances: ReadonlyMap<number, DojoAcceptance>;
  readonly endpoints: ReadonlyMap<number, DojoEndpoint>;
  /** What was not taken, one sentence each with how often. */
  readonly left: ReadonlyMap<string, number>;
  /** Pages that should be there and are not, a sentence for each kind. */
  readonly missing: readonly string[];
}

const LARGEST_FILE = 500_000_000;
const MOST_FILES = 20_000;

/** Reads an export: a folder of pages of the API, or one file. Throws a `Problem` for what cannot be read at all. */
export function readDojoExport(path: string): DojoExport {
  const found = new Map<Kind, Map<number, never>>(KINDS.map(({ kind }) => [kind, new Map<number, never>()] as const));
  const left = new Map<string, number>();
  const said = new Map<Kind, number>();
  for (const file of filesOf(path)) take(documentOf(file), { found, left, said });
  const missing = [...said].flatMap(([kind, whole]) => {
    const here = found.get(kind)?.size ?? 0;
    return here < whole ? [`${kind}: a page says that there are ${whole}, the export holds ${here}`] : [];
  });
  const of = <T>(kind: Kind) => found.get(kind) as unknown as Map<number, T>;
  const all: DojoExport = {
    products: of('products'),
    engagements: of('engagements'),
    tests: of('tests'),
    testTypes: of('testTypes'),
    findings: of('findings'),
    acceptances: of('acceptances'),
    endpoints: of('endpoints'),
    left,
    missing,
  };
  unfold(all);
  if (all.findings.size === 0) {
    throw new Problem(`${path} holds no findings of DefectDojo's API. docs/import.md says what to export.`);
  }
  return all;
}

function filesOf(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .sort();
    if (names.length === 0) throw new Problem(`${path} holds no .json file.`);
    if (names.length > MOST_FILES) throw new Problem(`${path} holds more than ${MOST_FILES} files.`);
    return names.map((name) => join(path, name));
  } catch (error) {
    throw fileProblem(error, 'read', path) ?? error;
  }
}

function documentOf(file: string): unknown {
  try {
    const { size } = statSync(file);
    if (size > LARGEST_FILE)
      throw new Problem(`${file} is larger than ${LARGEST_FILE / 1e6} MB. Export smaller pages.`);
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Problem(`${file} is no JSON, or is cut.`);
    throw fileProblem(error, 'read', file) ?? error;
  }
}

interface Gathered {
  readonly found: ReadonlyMap<Kind, Map<number, never>>;
  readonly left: Map<string, number>;
  /** How many there are of each kind, as a page says. */
  readonly said: Map<Kind, number>;
}

/** A page, a list, one object that holds pages or lists by name, or an error in the place of a page. */
function take(document: unknown, gathered: Gathered, depth = 0): void {
  if (Array.isArray(document)) takeAll(document, gathered);
  else if (isObject(document) && Array.isArray(document.results)) {
    takeAll(document.results, gathered);
    const kind = kindOf(document.results[0])?.kind;
    const whole = typeof document.count === 'number' ? document.count : 0;
    if (kind !== undefined) gathered.said.set(kind, Math.max(whole, gathered.said.get(kind) ?? 0));
  } else {
    const parts =
      depth === 0 && isObject(document) ? Object.values(document).filter((part) => typeof part === 'object') : [];
    if (parts.length === 0) count(gathered.left, 'a file is no page of the API');
    for (const part of parts) take(part, gathered, depth + 1);
  }
}

function kindOf(entry: unknown): (typeof KINDS)[number] | undefined {
  return isObject(entry) ? KINDS.find(({ has }) => has.every((name) => Object.hasOwn(entry, name))) : undefined;
}

function takeAll(entries: readonly unknown[], { found, left }: Gathered): void {
  for (const entry of entries) {
    const kind = kindOf(entry);
    if (kind === undefined) {
      count(left, 'an entry is of a kind that is not taken over (users, notes, Jira and the like)');
      continue;
    }
    const checked = kind.schema.safeParse(entry);
    if (checked.success) found.get(kind.kind)?.set(checked.data.id, checked.data as never);
    else count(left, `one of ${kind.kind} does not follow the API: ${placeOf(checked.error.issues[0]?.path)}`);
  }
}

/** Findings that were asked for with `related_fields=true` bring their test, engagement and product along. */
function unfold(all: DojoExport): void {
  const [tests, engagements, products] = [all.tests, all.engagements, all.products].map(
    (map) => map as Map<number, unknown>,
  ) as [Map<number, unknown>, Map<number, unknown>, Map<number, unknown>];
  for (const { related_fields: related } of all.findings.values()) {
    if (related?.test && !tests.has(related.test.id)) tests.set(related.test.id, related.test);
  }
  for (const { engagement } of all.tests.values()) {
    if (typeof engagement === 'object' && !engagements.has(engagement.id)) engagements.set(engagement.id, engagement);
  }
  for (const { product } of all.engagements.values()) {
    if (typeof product === 'object' && !products.has(product.id)) products.set(product.id, product);
  }
}

function placeOf(path: readonly PropertyKey[] | undefined): string {
  return (path ?? []).map(String).join('.') || 'it';
}

function count(left: Map<string, number>, says: string): void {
  left.set(says, (left.get(says) ?? 0) + 1);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
