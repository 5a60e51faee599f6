import type { ComponentRef, Location } from '@vauban/domain';
import * as z from 'zod';
import { componentRef } from '../components/named-component.ts';
import { vulnerable } from '../components/vulnerable.ts';
import { list } from '../draft.ts';
import { at, isMap, listAt, textAt } from '../json/at.ts';
import { streamReader } from '../json/stream-reader.ts';
import { relativePath } from '../place.ts';

const frame = z.looseObject({
  module: z.string(),
  version: z.string().optional(),
  package: z.string().optional(),
  function: z.string().optional(),
  position: z.looseObject({ filename: z.string().optional(), line: z.number().int().optional() }).nullish(),
});
const message = z.union([
  z.looseObject({
    finding: z.looseObject({ osv: z.string(), fixed_version: z.string().optional(), trace: z.array(frame).min(1) }),
  }),
  z.looseObject({ config: z.unknown() }),
  z.looseObject({ progress: z.unknown() }),
  z.looseObject({ osv: z.unknown() }),
  z.looseObject({ SBOM: z.unknown() }),
]);

/** `govulncheck -format json` (golang/vuln, internal/govulncheck). Of its three levels each vulnerability keeps the deepest. */
export const govulncheckReader = streamReader({
  about: {
    id: 'govulncheck',
    title: 'govulncheck (JSON)',
    writtenBy: ['govulncheck'],
    says: 'that the whole module was looked at, and whether a vulnerable function is called',
    seen: 'real files',
    recognises: ({ text }) =>
      /"protocol_version"\s*:/.test(text) ||
      /^\s*\{\s*"Calls"\s*:\s*\{\s*"Functions"/.test(text) ||
      (/"finding"\s*:/.test(text) && /"osv"\s*:\s*"GO-/.test(text)),
  },
  tool: { id: 'govulncheck', surface: 'dependencies' },
  entry: list(message, (item, { rest, roots }) => {
    if (!('finding' in item)) return [];
    const { finding } = item as { finding: { osv: string; fixed_version?: string; trace: z.infer<typeof frame>[] } };
    const known = indexOf(rest as readonly unknown[]);
    const [sink] = finding.trace;
    if (sink === undefined || levelOf(sink) < (known.levels.get(keyOf(finding.osv, sink.module)) ?? 0)) return [];
    const key = keyOf(finding.osv, sink.module);
    if (known.told.has(key)) return [];
    known.told.add(key);
    const advisory = known.advisories.get(finding.osv);
    const reachability: ComponentRef['reachability'] =
      levelOf(sink) === 3 ? 'called' : levelOf(sink) === 2 ? 'imported' : 'unknown';
    const drafts = vulnerable({
      component: {
        ...componentRef({ type: 'golang', name: sink.module, version: (sink.version ?? '').replace(/^v(?=\d)/, '') }),
        reachability,
      },
      location: { path: 'go.mod' },
      related: ownSteps(finding.trace, roots),
      ids: [finding.osv, ...listAt(advisory, 'aliases').filter((one) => typeof one === 'string')],
      summary: textAt(advisory, 'summary'),
      description: textAt(advisory, 'details'),
      fixed: [finding.fixed_version?.replace(/^v(?=\d)/, '')],
      urls: listAt(advisory, 'references').map((one) => textAt(one, 'url')),
      published: textAt(advisory, 'published'),
      modified: textAt(advisory, 'modified'),
    });
    return drafts;
  }),
  facts: (documents) => {
    const config = documents.map((one) => at(one, 'config')).find(isMap);
    return {
      version: textAt(config, 'scanner_version'),
      ...(documents.some((one) => isMap(at(one, 'Calls')) || at(one, 'Vulns') !== undefined) && {
        refuse: 'This is a report of govulncheck before 0.2 (2023); run a newer one.',
      }),
      looked: ['go.mod'],
    };
  },
});

interface Index {
  readonly advisories: ReadonlyMap<string, unknown>;
  readonly levels: ReadonlyMap<string, number>;
  readonly told: Set<string>;
}

const indices = new WeakMap<readonly unknown[], Index>();

/** Advisories come before the findings that name them; a finding comes once for each level that it is seen on. */
function indexOf(documents: readonly unknown[]): Index {
  const known = indices.get(documents);
  if (known !== undefined) return known;
  const advisories = new Map<string, unknown>();
  const levels = new Map<string, number>();
  for (const document of documents) {
    const id = textAt(document, 'osv', 'id');
    if (id !== null) advisories.set(id, at(document, 'osv'));
    const sink = frame.safeParse(at(document, 'finding', 'trace', 0));
    const named = textAt(document, 'finding', 'osv');
    if (named === null || !sink.success) continue;
    const key = keyOf(named, sink.data.module);
    levels.set(key, Math.max(levels.get(key) ?? 0, levelOf(sink.data)));
  }
  const index: Index = { advisories, levels, told: new Set() };
  indices.set(documents, index);
  return index;
}

const keyOf = (advisory: string, module: string): string => `${advisory} ${module}`;

/** 1: the module is required, 2: a vulnerable package is imported, 3: a vulnerable function is called. */
function levelOf(sink: z.infer<typeof frame>): number {
  return sink.function !== undefined ? 3 : sink.package !== undefined ? 2 : 1;
}

/** Steps of the call in the target's own files; the trace begins at the vulnerable function. */
function ownSteps(trace: readonly z.infer<typeof frame>[], roots: readonly string[]): Location[] {
  return trace.slice(-1).flatMap(({ position, function: name }) => {
    const path = position?.filename === undefined ? null : relativePath(position.filename, roots);
    if (path === null) return [];
    const line = position?.line ?? 0;
    return [{ path, ...(line > 0 && { line }), ...(name !== undefined && { message: `${name} calls it` }) }];
  });
}
