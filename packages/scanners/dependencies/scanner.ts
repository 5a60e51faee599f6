import type { Gap } from '@vauban/domain';
import type { ConcludeContext, Conclusion, Scanner, ScannerEntry, TargetFacts } from '../contract/scanner.ts';
import { listedComponents } from './components/listed-components.ts';
import { compareLocked } from './components/locked-component.ts';
import { decoded } from './ecosystem.ts';
import { ECOSYSTEMS } from './ecosystems.ts';
import { filesOf, isLockfileKind, readFormat, WANTS } from './formats.ts';
import { SCANNER } from './gaps/component-gaps.ts';
import { brokenLockfile, inTests } from './gaps/lockfile-gaps.ts';
import { manifestGaps } from './gaps/manifest-gaps.ts';
import { prepareSources } from './imports/ecosystem.ts';
import { endedComponents } from './life/ended.ts';
import { endedRuntimes } from './life/ended-runtimes.ts';
import { END_OF_LIFE } from './life/rule.ts';
import { LOCKFILE_LIMITS } from './limits.ts';
import { suspicions } from './malice/malice.ts';
import { matchComponents } from './matching/match.ts';
import { readNpmManifestFacts } from './npm/manifest.ts';
import { TargetSources } from './reachability/project-sources.ts';
import { Reachability } from './reachability/reachability.ts';
import { sourcesToAskFor } from './reachability/sources-to-ask-for.ts';
import { compareText } from './text/order.ts';

/** Reads lockfiles into components and matches those against the advisories. */
const scanner: Scanner = {
  id: SCANNER,
  version: '8',
  wants: WANTS,
  prepare: prepareSources,
  read: readFormat,
  conclude,
};

export const dependenciesScanner: ScannerEntry = {
  id: SCANNER,
  surface: 'dependencies',
  usesAdvisories: true,
  usesNativeCode: true,
  limits: LOCKFILE_LIMITS,
  open: async () => scanner,
};

const NOTHING: Conclusion = { observations: [], components: [], gaps: [], suppressions: [], rules: [] };

async function conclude(target: TargetFacts, context: ConcludeContext): Promise<Conclusion> {
  const files = filesOf(target);
  const parts = ECOSYSTEMS.flatMap((ecosystem) => ecosystem.components(files, context.spend));
  const locked = parts.flatMap((part) => part.components).sort(compareLocked);
  const manifests = decoded(files, 'npm-manifest', readNpmManifestFacts);
  const words = new Map([...manifests].map(([path, manifest]) => [path, manifest.words]));
  const reachability = new Reachability(new TargetSources(files, words), locked);
  const asks = context.brought === undefined ? [] : sourcesToAskFor(locked, context);
  if (asks.length > 0) return { ...NOTHING, asks };
  const matched = matchComponents(locked, context.advisories, context.spend, reachability);
  const listed = listedComponents(locked);
  const suspicious = suspicions(locked, manifests, context.spend);
  const ended = [
    ...endedComponents(locked, context.advisories, context.spend),
    ...endedRuntimes(files, context.advisories),
  ];
  const open = new Map(ECOSYSTEMS.flatMap((ecosystem) => [...ecosystem.openManifests(files)]));
  const gaps = [
    ...parts.flatMap((part) => part.gaps),
    ...files.refused.filter((file) => isLockfileKind(file.kind)).map(brokenLockfile),
    ...manifestGaps(open),
    ...matched.gaps,
    ...listed.gaps,
  ];
  return {
    observations: [...matched.observations, ...suspicious.observations, ...ended],
    components: listed.components,
    gaps: gaps.map(inTests).sort(compareGaps),
    suppressions: [],
    rules: [...matched.rules, ...suspicious.rules, ...(ended.length === 0 ? [] : [END_OF_LIFE])],
  };
}

function compareGaps(a: Gap, b: Gap): number {
  return compareText(a.path ?? '', b.path ?? '') || compareText(a.kind, b.kind) || compareText(a.message, b.message);
}
