import type { Confidence } from '@vauban/domain';
import { CONFIDENCES, type RuleEnvelope, readEnvelope } from '../../rule/envelope.ts';
import { Fields } from '../../rule/fields.ts';
import type { RuleReading } from '../../rule/rule-files.ts';
import { CHECKS, type CheckName } from '../checks/checks.ts';
import type { RuleExample, RuleExamples } from './examples.ts';
import { type AssignmentBody, type PatternBody, readAssignmentBody, readPatternBody } from './rule-body.ts';

/** One rule of the secrets scanner, checked and ready to run. */
export interface SecretRule extends RuleEnvelope {
  /** What is found, as people say it: `a GitHub token`. */
  readonly what: string;
  /** Of two findings about the same characters the one with more stays; from 0 to 100. */
  readonly precedence: number;
  /** How sure below folders of tests, examples and documents, unless a checksum proves it. */
  readonly confidenceInTests: Confidence;
  readonly check: CheckName | null;
  readonly body: PatternBody | AssignmentBody;
  readonly examples: RuleExamples;
}

const CHECK_NAMES = Object.keys(CHECKS) as CheckName[];
const USUAL_PRECEDENCE = 50;
const USUAL_FILE = 'config/settings.ts';

/** Reads one rule from YAML or JSON that is already parsed; never throws. */
export function readRule(value: unknown): RuleReading<SecretRule> {
  const problems: string[] = [];
  const fields = new Fields(value, '', problems);
  const envelope = readEnvelope(fields);
  const confidenceInTests = fields.oneOf('confidence-in-tests', CONFIDENCES, lower(envelope.confidence));
  const rule: SecretRule = {
    ...envelope,
    what: fields.text('what', /^[^\n]{3,60}$/, 'a few words, such as `a GitHub token`'),
    precedence: fields.number('precedence', 0, 100, USUAL_PRECEDENCE),
    confidenceInTests,
    check: fields.has('check') ? fields.oneOf('check', CHECK_NAMES) : null,
    body: readBody(fields, problems),
    examples: readExamples(fields.raw('examples'), problems),
  };
  fields.end();
  return problems.length > 0 ? { problems } : { rule };
}

/** One step less sure. */
export function lower(confidence: Confidence): Confidence {
  return confidence === 'high' ? 'medium' : confidence === 'medium' ? 'low' : confidence;
}

function readBody(fields: Fields, problems: string[]): PatternBody | AssignmentBody {
  const bodies = ['pattern', 'assignment'].filter((key) => fields.has(key));
  if (bodies.length !== 1) problems.push('a rule has either `pattern` or `assignment`');
  return fields.has('assignment')
    ? readAssignmentBody(fields.raw('assignment'), problems)
    : readPatternBody(fields.raw('pattern'), problems);
}

/** Examples are left out of compiled rules. */
function readExamples(value: unknown, problems: string[]): RuleExamples {
  if (value === undefined) return { match: [], noMatch: [] };
  const fields = new Fields(value, 'examples.', problems);
  const examples = { match: readList(fields, 'match', 2), noMatch: readList(fields, 'no-match', 3) };
  fields.end();
  return examples;
}

function readList(fields: Fields, key: string, least: number): RuleExample[] {
  const value = fields.raw(key);
  if (!Array.isArray(value) || value.length < least) {
    fields.problems.push(`examples.${key} must be a list of at least ${least} entries`);
    return [];
  }
  return value.map((item: unknown) => {
    if (typeof item === 'string') return { text: joined(item), file: USUAL_FILE };
    const example = new Fields(item, `examples.${key}: `, fields.problems);
    const text = example.text('text', /^[\s\S]{1,20000}$/, 'the text');
    const file = example.text('file', /^[\w./@-]{1,100}$/, 'a relative path');
    example.end();
    return { text: joined(text), file };
  });
}

/** `{{}}` in an example joins two halves, so that the rule's own file holds nothing that looks like a token. */
function joined(text: string): string {
  return text.replaceAll('{{}}', '');
}
