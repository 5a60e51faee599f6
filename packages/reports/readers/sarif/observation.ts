import { boundSnippet, type Location, type Observation, type RuleFacts } from '@vauban/domain';
import { relativePath } from '../place.ts';
import { boundText, severityOfNumber, severityOfWord, weaknesses } from '../words.ts';
import { messageText, type RunFacts, tagsOf, taxaOf } from './run-facts.ts';
import type { SarifLocation, SarifMessage, SarifResult, SarifRule } from './schema.ts';

const MOST_STEPS = 200;
const MOST_RELATED = 50;

/** Null when the result speaks of no place in the target; `says` is why. */
export function observationOf(
  result: SarifResult,
  run: RunFacts,
): { observation: Observation; rule: RuleFacts } | { says: string } {
  const { id, rule } = run.ruleOf(result);
  const facts = run.factsOf(id, rule);
  const location = placed(result.locations?.[0], run);
  if (location === null) return { says: `a result of ${run.tool.id} names no file of the target` };
  const properties = result.properties ?? {};
  const text = filled(result.message, rule);
  const flow = stepsOf(result, run);
  const related = (result.relatedLocations ?? []).slice(0, MOST_RELATED).flatMap((place) => placed(place, run) ?? []);
  const score = severityOfNumber(properties['security-severity']);
  const cwe = weaknesses([...facts.cwe, ...tagsOf(properties), ...taxaOf(result.taxa)]);
  return {
    rule: facts,
    observation: {
      rule: facts.id,
      scanner: run.tool.id,
      surface: run.tool.surface,
      title: facts.title,
      message: boundText(text) || facts.title,
      severity: score === 'unknown' ? severityOf(result, rule, facts) : score,
      confidence: confidenceOf(properties.confidence ?? rule?.properties?.precision ?? rule?.properties?.confidence),
      cwe,
      location,
      ...(related.length > 0 && { related }),
      ...(flow.length > 0 && { flow }),
    },
  };
}

/** The rule's own score holds unless the result states a level of its own that differs from the rule's. */
function severityOf(result: SarifResult, rule: SarifRule | undefined, facts: RuleFacts): Observation['severity'] {
  const usual = rule?.defaultConfiguration?.level ?? 'warning';
  if (rule?.properties?.['security-severity'] !== undefined && (result.level ?? usual) === usual) return facts.severity;
  return severityOfWord(result.level ?? usual);
}

function confidenceOf(word: unknown): Observation['confidence'] {
  const text = typeof word === 'string' ? word.toLowerCase() : '';
  if (text === 'very-high' || text === 'high') return 'high';
  return text === 'medium' || text === 'low' ? text : 'unknown';
}

function stepsOf({ codeFlows }: SarifResult, run: RunFacts): Location[] {
  const locations = codeFlows?.[0]?.threadFlows?.[0]?.locations ?? [];
  const half = MOST_STEPS / 2;
  const kept = locations.length > MOST_STEPS ? [...locations.slice(0, half), ...locations.slice(-half)] : locations;
  return kept.flatMap(({ location }) => placed(location, run) ?? []);
}

function placed(location: SarifLocation | undefined, run: RunFacts): Location | null {
  const { artifactLocation, region } = location?.physicalLocation ?? {};
  const uri = run.uriOf(artifactLocation);
  const path = uri === undefined ? null : relativePath(uri, run.bases);
  if (path === null) return null;
  const message = boundText(messageText(location?.message), 300);
  const snippet = region?.snippet?.text;
  return {
    path,
    ...counted('line', region?.startLine),
    ...counted('column', region?.startColumn),
    ...counted('endLine', region?.endLine),
    ...counted('endColumn', region?.endColumn),
    ...(snippet !== undefined && snippet.trim() !== '' && { snippet: boundSnippet(snippet.split('\n')[0] as string) }),
    ...(message !== '' && { message }),
  };
}

function counted(name: string, value: number | undefined): Record<string, number> {
  return value !== undefined && Number.isSafeInteger(value) && value > 0 ? { [name]: value } : {};
}

/** `{0}` stands for an argument (SARIF 3.11.5), `[text](1)` for a related location. */
function filled(message: SarifMessage | undefined, rule: SarifRule | undefined): string {
  const own = messageText(message);
  const text = own === '' && message?.id !== undefined ? messageText(rule?.messageStrings?.[message.id]) : own;
  const given = message?.arguments ?? [];
  return text
    .replace(/\{(\d{1,2})\}/g, (whole, index) => given[Number(index)] ?? whole)
    .replace(/\[([^\]\n]{1,200})\]\(\d{1,3}\)/g, '$1');
}
