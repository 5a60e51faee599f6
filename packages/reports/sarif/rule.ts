import type { Finding, RuleFacts } from '@vauban/domain';
import { LEVELS, securitySeverity } from './level.ts';
import { plain } from './location.ts';
import type { WeaknessTaxonomy } from './taxonomy.ts';

/** Code hosts refuse a rule with more. */
const MAX_TAGS = 20;
const MAX_HELP = 20_000;

/** The descriptor of a rule, from its facts or, when the report has none, from the first finding that names it. */
export function sarifRule(finding: Finding, facts: RuleFacts | undefined, weaknesses: WeaknessTaxonomy) {
  const title = facts?.title ?? finding.title;
  const cwe = facts?.cwe ?? finding.cwe;
  const help = (facts?.help || finding.fix?.summary || finding.message).slice(0, MAX_HELP);
  const score = securitySeverity(finding);
  const relationships = weaknesses.references(cwe).map((target) => ({ target, kinds: ['superset'] }));
  return {
    id: finding.rule,
    shortDescription: { text: plain(title) },
    fullDescription: { text: plain(finding.advisory?.summary || title) },
    help: { text: plain(help), markdown: help },
    defaultConfiguration: { level: LEVELS[facts?.severity ?? finding.severity] },
    ...(relationships.length > 0 && { relationships }),
    properties: {
      tags: tagsOf(finding.surface, cwe),
      ...(finding.confidence !== 'unknown' && { precision: finding.confidence }),
      ...(score !== undefined && { 'security-severity': score }),
    },
  };
}

function tagsOf(surface: string, cwe: readonly string[]): string[] {
  const weaknesses = cwe.map((id) => `external/cwe/${id.toLowerCase()}`);
  return [...new Set(['security', surface, ...weaknesses])].slice(0, MAX_TAGS);
}
