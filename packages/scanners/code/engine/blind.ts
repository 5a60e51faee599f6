import type { Blind } from './analysis.ts';
import type { World } from './world.ts';

const MOST_NAMED = 3;

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
  return [...all, ...cutOff(world, cutShort)];
}

/** One for each module of which functions were not followed to their end. */
function cutOff(world: World, cutShort: readonly number[]): Blind[] {
  const byModule = new Map<number, number[]>();
  for (const id of cutShort) {
    const module = world.moduleOf(id);
    const known = byModule.get(module);
    if (known === undefined) byModule.set(module, [id]);
    else known.push(id);
  }
  return [...byModule].map(([module, ids]): Blind => {
    const first = ids.slice(0, MOST_NAMED).map((id) => world.code(id).ir);
    const names = first.map(({ name }) => name).join(', ');
    const more = ids.length > first.length ? ` and ${ids.length - first.length} more` : '';
    const verb = ids.length === 1 ? 'was' : 'were';
    return {
      kind: 'budget',
      path: world.path(module),
      ...(first[0] === undefined ? {} : { at: first[0].at }),
      count: ids.length,
      message: `${names}${more} ${verb} not followed to ${ids.length === 1 ? 'its' : 'their'} end`,
    };
  });
}
