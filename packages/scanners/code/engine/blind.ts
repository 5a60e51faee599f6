import type { Blind } from './analysis.ts';
import type { World } from './world.ts';

/** All that was not analysed as it should. */
export function blindSpots(world: World, cutShort: readonly number[]): Blind[] {
  const { program } = world;
  const all: Blind[] = [];
  const unknownLibraries = new Map<string, { count: number; readonly path: string; readonly at: number }>();
  for (const [index, { path, view }] of program.modules.entries()) {
    for (const problem of view.problems) {
      const kind = problem.kind === 'syntax' || problem.kind === 'not-lowered' ? 'syntax' : 'too-deep';
      all.push({ kind, path, at: problem.at, count: 1, message: problem.message });
    }
    const models = world.models(index);
    for (const it of view.imports) {
      const found = program.resolve(index, it.specifier);
      if (found.kind === 'missing' && !it.optional) {
        all.push({ kind: 'unresolved-import', path, at: it.at, count: 1, message: `${it.specifier} was not found` });
      }
      if (found.kind !== 'library' || it.optional || models.library(found.name) !== null) continue;
      if (models.leadsSomewhere(found.name)) continue;
      const known = unknownLibraries.get(found.name);
      if (known === undefined) unknownLibraries.set(found.name, { count: 1, path, at: it.at });
      else known.count++;
    }
  }
  for (const [name, { count, path, at }] of unknownLibraries) {
    all.push({ kind: 'no-model', path, at, count, message: `no model says what ${name} does` });
  }
  for (const id of cutShort) {
    const { ir, module } = world.code(id);
    all.push({
      kind: 'budget',
      path: world.path(module),
      at: ir.at,
      count: 1,
      message: `${ir.name} was not followed to its end`,
    });
  }
  return all;
}
