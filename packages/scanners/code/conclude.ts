import { createHash } from 'node:crypto';
import type { Gap, RuleFacts } from '@vauban/domain';
import type { ConcludeContext, Conclusion, TargetFacts } from '../contract/scanner.ts';
import { analyse } from './engine/analyse.ts';
import type { Analysis } from './engine/analysis.ts';
import { folderGap, gapOf, pathGap } from './findings/gaps.ts';
import { type LineText, observationOf, speaks } from './findings/observation.ts';
import { oneEach } from './findings/one-each.ts';
import { isForeign, isTest } from './findings/places.ts';
import { problemGaps } from './findings/problems.ts';
import type { ModuleView } from './ir/codec.ts';
import type { Resolver } from './language.ts';
import { LANGUAGES } from './languages/languages.ts';
import type { ModelIndex } from './models/model-index.ts';
import { Program, type ProgramModule } from './program/program.ts';
import { openFacts } from './reading/file-facts.ts';
import { roleOf } from './reading/wants.ts';
import { importAsks, routesOf } from './routes/kept-routes.ts';
import { missingChecks } from './routes/missing-checks.ts';
import type { CodeRule } from './rule/rule.ts';

/** All sources of a target as one program, the rules over what the engine finds in it, and what was not looked at. */
export async function concludeCode(
  target: TargetFacts,
  rules: readonly CodeRule[],
  models: ModelIndex,
  context: ConcludeContext,
): Promise<Conclusion> {
  const sources = gather(target);
  context.spend(1 + sources.modules.length);
  const program = new Program({ modules: sources.modules, resolvers: sources.resolvers, models });
  const analysis = analyse(program, { spend: context.spend, kept: context.memory });
  const lines = lineTexts(sources.modules);
  const languages = new Map(sources.modules.map(({ path, language }) => [path, language]));
  const hits = [
    ...analysis.hits,
    ...sources.modules.flatMap((module) =>
      missingChecks(module.path, routesOf(module, context.memory), importAsks(program, module)),
    ),
  ];
  const inTests = hits.filter(
    (hit) => isTest(hit.path) && rules.some((rule) => speaks(rule, hit, languages.get(hit.path) ?? '')),
  ).length;
  const observations = oneEach(
    hits
      .filter(({ path }) => !isTest(path))
      .flatMap((hit) =>
        rules
          .filter((rule) => speaks(rule, hit, languages.get(hit.path) ?? ''))
          .map((rule) => observationOf(rule, hit, lines)),
      ),
  );
  const used = new Set(observations.map(({ rule }) => rule));
  return {
    observations,
    components: [],
    gaps: [...sources.gaps, ...testGaps(inTests), ...blindGaps(analysis, sources.gaps)],
    suppressions: [],
    rules: rules.filter(({ id }) => used.has(id)).map(factsOf),
  };
}

interface Sources {
  readonly modules: readonly ProgramModule[];
  readonly resolvers: ReadonlyMap<string, Resolver>;
  readonly gaps: readonly Gap[];
}

function gather(target: TargetFacts): Sources {
  const modules: ProgramModule[] = [];
  const manifests = new Map<string, Map<string, string>>();
  const unread = new Map<string, number>();
  const gaps: Gap[] = target.refused.map(({ path, reason }) => pathGap('code-unparsed', path, reason));
  let foreign = 0;
  for (const { path, kind, facts } of target.files) {
    const role = roleOf(kind);
    const fact = openFacts(facts);
    if (role.as === 'unsupported') unread.set(role.name, (unread.get(role.name) ?? 0) + (isForeign(path) ? 0 : 1));
    if (role.as !== 'source' && role.as !== 'manifest') continue;
    const { id } = role.language;
    if (fact.kind === 'manifest') manifests.set(id, (manifests.get(id) ?? new Map()).set(path, fact.text));
    else if (isForeign(path)) foreign++;
    else if (fact.kind === 'minified')
      gaps.push(pathGap('code-foreign', path, 'Minified code, which is not analysed.'));
    else if (fact.kind === 'module') {
      modules.push({ path, language: id, view: fact.view, digest: digestOf(facts) });
      gaps.push(...problemGaps(path, fact.view.problems));
    }
  }
  if (foreign > 0)
    gaps.push(folderGap('code-foreign', foreign, 'Libraries that lie among the own code are not analysed.'));
  for (const [name, count] of [...unread].filter(([, count]) => count > 0)) {
    gaps.push(folderGap('code-unsupported', count, `Source code in ${name} is not analysed yet.`));
  }
  return { modules, resolvers: resolversFor(modules, manifests), gaps };
}

function resolversFor(
  modules: readonly ProgramModule[],
  manifests: ReadonlyMap<string, ReadonlyMap<string, string>>,
): ReadonlyMap<string, Resolver> {
  return new Map(
    LANGUAGES.map((language) => {
      const sources = modules.filter((module) => module.language === language.id).map(({ path }) => path);
      const own = manifests.get(language.id) ?? new Map<string, string>();
      const all = new Set([...sources, ...own.keys()]);
      return [language.id, language.createResolver({ has: (path) => all.has(path), sources, manifests: own })];
    }),
  );
}

function lineTexts(modules: readonly ProgramModule[]): LineText {
  const views = new Map<string, ModuleView>(modules.map(({ path, view }) => [path, view]));
  return (path, line) => views.get(path)?.line(line) ?? '';
}

function testGaps(count: number): Gap[] {
  const message = 'What was found in tests is not told: nobody outside reaches them.';
  return count === 0 ? [] : [folderGap('code-in-tests', count, message)];
}

/** What the engine could not follow, beyond what is said about the files already. */
function blindGaps({ blind, ended, statistics }: Analysis, said: readonly Gap[]): Gap[] {
  const known = new Set(said.map(({ kind, path }) => `${kind} ${path}`));
  const gaps = blind.map(gapOf).filter(({ kind, path }) => !known.has(`${kind} ${path}`));
  if (ended === null) return gaps;
  const kind = ended === 'steps' ? 'step-limit' : 'memory-limit';
  const message = `The program as a whole reached the bound of ${ended === 'steps' ? 'steps' : 'what is kept in memory'}; so many functions were not followed to their end.`;
  return [...gaps, folderGap(kind, statistics.functions - statistics.withinBudget, message)];
}

function factsOf({ id, title, severity, cwe, page }: CodeRule): RuleFacts {
  return { id, title, surface: 'code', severity, cwe, help: page };
}

function digestOf(facts: Uint8Array): string {
  return createHash('sha256').update(facts).digest('hex').slice(0, 32);
}
