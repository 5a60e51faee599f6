import type { ComponentScope } from '@vauban/domain';
import { readSbom, type Sbom, type SbomPackage, SbomUnreadable } from '@vauban/reports';
import { type Facts, type ReadInput, Unreadable } from '../../contract/scanner.ts';
import { writeGraph } from '../graph/graph-facts.ts';
import type { GraphPackage, Need, Note } from '../graph/lock-graph.ts';
import { namedBy } from './purl-names.ts';

const SCOPES: Readonly<Record<string, ComponentScope>> = {
  required: 'production',
  optional: 'optional',
  excluded: 'development',
};

/** Reads a bill of materials into a graph; null where a file of that name is something else. */
export function readBill(input: ReadInput, isSure: boolean): Facts | null {
  input.spend(Math.ceil(input.bytes.length / 16));
  let bill: Sbom;
  try {
    bill = readSbom(input.bytes, 'it');
  } catch (error) {
    if (!(error instanceof SbomUnreadable)) throw error;
    if (error.why === 'foreign' && !isSure) return null;
    if (error.why === 'version') return writeGraph({ unknownFormat: /is (.*?), which/.exec(error.message)?.[1] ?? '' });
    throw new Unreadable(error.message.replace(/\.$/, ''));
  }
  input.spend(bill.packages.length);
  return writeGraph(graphOf(bill, linesOf(bill.packages, new TextDecoder().decode(input.bytes))));
}

function graphOf(bill: Sbom, lines: readonly number[]): Parameters<typeof writeGraph>[0] {
  const indices = new Map(bill.packages.map(({ ref }, index) => [ref, index]));
  const needsOf = (refs: Iterable<string>): Need[] =>
    [...refs].flatMap((ref) => {
      const to = indices.get(ref);
      if (to === undefined) return [];
      return [{ to, scope: SCOPES[bill.packages[to]?.scope ?? ''] ?? ('production' as const) }];
    });
  const notes: Note[] = bill.problems.map((problem) => ({
    kind: 'lockfile-broken',
    message: `% contradicts itself or is not complete: ${problem.replaceAll('%', '')}`,
    count: 1,
  }));
  const root = { folder: '', name: bill.name ?? undefined, line: 0, column: 0, snippet: '' };
  return {
    roots: bill.direct === null ? [] : [{ ...root, needs: needsOf(bill.direct) }],
    packages: bill.packages.map((item, index) => packageOf(item, lines[index] ?? 0, needsOf(item.dependsOn ?? []))),
    notes,
  };
}

function packageOf(item: SbomPackage, line: number, needs: readonly Need[]): GraphPackage {
  const named = item.purl === null ? null : namedBy(item.purl);
  return {
    name: named?.name ?? item.name,
    version: named?.version ?? item.version,
    // what nobody here knows a registry for is told as such
    source: named === null ? 'unknown' : 'registry',
    ecosystem: named?.ecosystem ?? 'generic',
    integrity: item.integrity ?? undefined,
    licence: item.licence ?? undefined,
    scope: item.scope === null ? undefined : SCOPES[item.scope],
    line,
    column: line === 0 ? 0 : 1,
    snippet: (item.purl ?? item.name).slice(0, 200),
    needs,
  };
}

/** Where each purl (else each name) stands, looked for from where the one before was found. */
function linesOf(packages: readonly SbomPackage[], text: string): number[] {
  let at = 0;
  let line = 1;
  return packages.map((item) => {
    if (item.line > 0) return item.line;
    const found = text.indexOf(item.purl ?? item.name, at);
    if (found < 0) return 0;
    for (let i = text.indexOf('\n', at); i >= 0 && i < found; i = text.indexOf('\n', i + 1)) line++;
    at = found;
    return line;
  });
}
