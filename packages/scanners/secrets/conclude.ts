import type { Confidence, Gap, Observation, RuleFacts } from '@vauban/domain';
import type { ConcludeContext, Conclusion, FileFacts, TargetFacts } from '../contract/scanner.ts';
import { decodeFacts, type SecretFact } from './facts/secret-facts.ts';
import { kindOf } from './places/kinds.ts';
import { isRehearsal, namesRehearsal } from './places/rehearsal.ts';
import { lower, type SecretRule } from './rule/rule.ts';

export const SCANNER_ID = 'secrets';

export function concludeSecrets(
  target: TargetFacts,
  rules: ReadonlyMap<string, SecretRule>,
  context: ConcludeContext,
): Conclusion {
  const observations: Observation[] = [];
  const gaps: Gap[] = target.refused.map(({ path, reason }) => gap('unreadable', path, reason));
  const used = new Map<string, SecretRule>();
  for (const file of target.files) {
    // a file that several kinds ask for counts once, as the kind that comes first
    if (file.kind !== kindOf(file.path)) continue;
    const facts = decodeFacts(file.facts);
    context.spend(1 + facts.found.length);
    if (facts.tooMany)
      gaps.push(
        gap('output-limit', file.path, 'More possible secrets than one file may have; the rest was not looked at.'),
      );
    const rehearsal = isRehearsal(file.path);
    for (const fact of facts.found) {
      const rule = rules.get(fact.rule);
      if (rule === undefined) continue;
      used.set(rule.id, rule);
      const madeUp = rehearsal || (fact.key !== null && namesRehearsal(fact.key));
      observations.push(observation(file, fact, rule, madeUp));
    }
  }
  const ruleFacts = [...used.values()].map(factsOf).sort((a, b) => (a.id < b.id ? -1 : 1));
  return { observations, components: [], gaps, suppressions: [], rules: ruleFacts };
}

function observation(file: FileFacts, fact: SecretFact, rule: SecretRule, rehearsal: boolean): Observation {
  return {
    rule: rule.id,
    scanner: SCANNER_ID,
    surface: 'secrets',
    title: rule.title,
    message: message(fact, rule),
    severity: rule.severity,
    confidence: confidence(fact, rule, rehearsal),
    cwe: rule.cwe,
    location: {
      path: file.path,
      line: fact.line,
      column: fact.column,
      endLine: fact.endLine,
      endColumn: fact.endColumn,
      snippet: fact.snippet,
    },
    fix: { summary: rule.remedy, safe: false },
    subject: fact.key ?? rule.id,
    ...(fact.mark !== undefined && { valueMark: fact.mark }),
  };
}

function message(fact: SecretFact, rule: SecretRule): string {
  const what = rule.what[0]?.toUpperCase() + rule.what.slice(1);
  const where = fact.key === null ? 'stands here in plain text' : `stands here in plain text as \`${fact.key}\``;
  const proof = {
    valid: ' Its checksum is right, as in one that the provider issued.',
    fits: '',
    doubtful: ' It may be made up, shortened or protected: its form is not what a generated one has.',
  }[fact.outcome];
  return `${what} ${where}; whoever can read the file can use it.${proof}`;
}

/** A right checksum outweighs the place; otherwise each doubt takes a step. */
function confidence({ outcome }: SecretFact, rule: SecretRule, rehearsal: boolean): Confidence {
  if (outcome === 'valid') return 'high';
  const usual = rehearsal ? rule.confidenceInTests : rule.confidence;
  return outcome === 'doubtful' ? lower(usual) : usual;
}

function factsOf({ id, title, severity, cwe, page }: SecretRule): RuleFacts {
  return { id, title, surface: 'secrets', severity, cwe, help: page };
}

function gap(kind: Gap['kind'], path: string, message: string): Gap {
  return { kind, scanner: SCANNER_ID, surface: 'secrets', path, message };
}
