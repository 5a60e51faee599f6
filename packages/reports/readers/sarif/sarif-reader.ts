import type { Component, Observation, RuleFacts } from '@vauban/domain';
import { ReportUnreadable } from '../../json/report-unreadable.ts';
import type { ForeignReport, ForeignTool } from '../foreign-report.ts';
import { listItems } from '../json/list-items.ts';
import { beyondMost, MOST_FINDINGS } from '../most-findings.ts';
import { relativePath } from '../place.ts';
import { Problems } from '../problems.ts';
import type { ForeignReader } from '../reader.ts';
import { boundText, timeOf } from '../words.ts';
import { observationOf } from './observation.ts';
import { messageText, RunFacts } from './run-facts.ts';
import { document, result, run, type SarifRun } from './schema.ts';

export const sarifReader: ForeignReader = {
  id: 'sarif',
  title: 'SARIF 2.1.0',
  writtenBy: [
    'CodeQL',
    'Semgrep',
    'ESLint',
    'Bandit',
    'gosec',
    'Trivy',
    'Checkov',
    'KICS',
    'gitleaks',
    'Snyk',
    'and others',
  ],
  says: 'the rules that it lists were active; whether the tool finished, where it says so; not which files were read',
  seen: 'real files',
  recognises: ({ text, name }) =>
    /^\s*\{/.test(text) &&
    /"runs"\s*:/.test(text) &&
    (/sarif/i.test(text) || /\.sarif\b|sarif\.json$/.test(name) || /"version"\s*:\s*"2\.1\.0"/.test(text)),
  read: readSarif,
};

function readSarif(bytes: Buffer, roots: readonly string[]): ForeignReport {
  const problems = new Problems();
  // results may stand before the tool that they belong to, so they are passed over at first
  const rest = listItems(bytes, ['runs.*.results'], null);
  const checked = document.safeParse(rest);
  if (!checked.success) throw new ReportUnreadable('This is no SARIF: it has no "version" and "runs".');
  if (!checked.data.version.startsWith('2.1')) {
    throw new ReportUnreadable(`This is SARIF ${boundText(checked.data.version, 20)}; 2.1.0 is read.`);
  }
  const runs = checked.data.runs.map((value, index) => {
    const parsed = run.safeParse(value);
    if (!parsed.success) problems.add(`run ${index + 1} has no tool that can be read`);
    return parsed.success ? { facts: new RunFacts(parsed.data, roots), run: parsed.data } : null;
  });
  const observations: Observation[] = [];
  const rules = new Map<string, RuleFacts>();
  listItems(bytes, ['runs.*.results'], ({ indices, value, problem }) => {
    if (problem !== undefined) {
      problems.add(`a result ${problem}`);
      return;
    }
    if (observations.length >= MOST_FINDINGS) {
      problems.add(beyondMost());
      return;
    }
    const facts = runs[indices[0] ?? 0]?.facts;
    const parsed = result.safeParse(value);
    if (!parsed.success || facts === undefined) {
      problems.add('a result does not follow the schema');
      return;
    }
    if (isNoFinding(parsed.data.kind, parsed.data.baselineState)) return;
    const read = observationOf(parsed.data, facts);
    if ('says' in read) problems.add(read.says);
    else {
      observations.push(read.observation);
      rules.set(read.rule.id, read.rule);
    }
  });
  const known = runs.flatMap((one) => one ?? []);
  return {
    format: 'sarif',
    tools: merged(known.map(({ facts }) => facts.tool)),
    created:
      known.map(({ run: one }) => timeOf(one.invocations?.at(-1)?.endTimeUtc)).find((time) => time !== null) ?? null,
    source: sourceOf(known[0]?.run),
    observations,
    components: [] as Component[],
    rules: [...rules.values()],
    claims: { looked: null, ended: endedOf(known.map(({ run: one }) => one)), missed: known.flatMap(missedOf) },
    problems: problems.list(),
  };
}

/** `pass`, `notApplicable` and what a baseline calls absent are no findings. */
function isNoFinding(kind: string | undefined, baseline: string | undefined): boolean {
  return (kind !== undefined && kind !== 'fail' && kind !== 'open' && kind !== 'review') || baseline === 'absent';
}

function endedOf(runs: readonly SarifRun[]): 'well' | 'failed' | 'unknown' {
  const answers = runs.flatMap(({ invocations = [] }) => invocations.map((one) => one.executionSuccessful));
  if (answers.includes(false)) return 'failed';
  return answers.length >= runs.length && runs.length > 0 && answers.every((answer) => answer === true)
    ? 'well'
    : 'unknown';
}

function missedOf({ run: one, facts }: { run: SarifRun; facts: RunFacts }) {
  const notices = (one.invocations ?? []).flatMap(({ toolExecutionNotifications = [] }) => toolExecutionNotifications);
  return notices
    .filter(({ level }) => level === 'error')
    .map(({ message, locations }) => {
      const uri = facts.uriOf(locations?.[0]?.physicalLocation?.artifactLocation);
      return {
        path: uri === undefined ? null : relativePath(uri, facts.bases),
        why: boundText(messageText(message), 300) || 'the tool reported an error',
      };
    });
}

function sourceOf(one: SarifRun | undefined): ForeignReport['source'] {
  const { repositoryUri, revisionId, branch } = one?.versionControlProvenance?.[0] ?? {};
  return {
    repository: repositoryUri ?? null,
    commit: revisionId ?? null,
    branch: branch?.replace(/^refs\/heads\//, '') ?? null,
  };
}

/** One entry a tool, though several runs may speak for it. */
function merged(tools: readonly ForeignTool[]): ForeignTool[] {
  const byId = new Map<string, ForeignTool>();
  for (const tool of tools) {
    const before = byId.get(tool.id);
    const rules =
      before === undefined ? tool.rules : [...new Set([...(before.rules ?? []), ...(tool.rules ?? [])])].sort();
    byId.set(tool.id, { ...tool, rules: rules === null || rules.length === 0 ? null : rules });
  }
  return [...byId.values()];
}
