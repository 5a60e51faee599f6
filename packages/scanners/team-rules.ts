import { documentKind } from './code/rule/team-document.ts';

/**
 * A team's documents by the scanner that they are for. The scanner of code takes those of the secrets scanner too: by
 * them it keeps values out of what it shows.
 */
export function teamRulesByScanner(documents: readonly unknown[]): ReadonlyMap<string, readonly unknown[]> {
  return new Map([
    ['secrets', documents.filter((document) => documentKind(document) === 'secret')],
    ['code', documents],
  ]);
}

/** Checks documents that a team wrote, parsed from YAML; throws an error named `RulesUnusable` that says what is wrong. */
export async function checkTeamRules(documents: readonly unknown[]): Promise<void> {
  const secrets = documents.filter((document) => documentKind(document) === 'secret');
  const { readRules } = await import('./secrets/rule/rules.ts');
  readRules(secrets);
  if (secrets.length === documents.length) return;
  const { readSettings } = await import('./code/rule/settings.ts');
  readSettings({ own: null, team: documents });
}

/**
 * Runs the examples of a team's rules as a scan would, beside the rules and models that come with the scanners (`own`, the
 * compiled settings of the code scanner). Answers what is wrong, one sentence each, without anything of an example.
 */
export async function tryTeamRules(documents: readonly unknown[], own: unknown): Promise<string[]> {
  const secrets = documents.filter((document) => documentKind(document) === 'secret');
  return [...(await trySecretRules(secrets)), ...(await tryCodeRules(documents, own))];
}

async function trySecretRules(documents: readonly unknown[]): Promise<string[]> {
  const { readRules } = await import('./secrets/rule/rules.ts');
  const { Rehearsal, wrongExamples } = await import('./secrets/rule/try-rule.ts');
  const rules = readRules(documents);
  const rehearsal = new Rehearsal(rules);
  return rules.flatMap((rule) => wrongExamples(rule, rehearsal));
}

async function tryCodeRules(documents: readonly unknown[], own: unknown): Promise<string[]> {
  const { readSettings } = await import('./code/rule/settings.ts');
  const team = readSettings({ own: null, team: documents });
  if (team.rules.length === 0) return [];
  const { CodeRehearsal, wrongCodeExamples } = await import('./code/rule/rehearsal.ts');
  const rehearsal = await CodeRehearsal.open(readSettings({ own, team: documents }));
  const problems: string[] = [];
  for (const rule of team.rules) problems.push(...(await wrongCodeExamples(rule, rehearsal)));
  return problems;
}
