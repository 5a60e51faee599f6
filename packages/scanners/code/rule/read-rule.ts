import { CONFIDENCES, readEnvelope, SEVERITIES } from '../../rule/envelope.ts';
import { Fields } from '../../rule/fields.ts';
import type { RuleReading } from '../../rule/rule-files.ts';
import { TEAM_KIND } from '../models/check.ts';
import { SOURCE_KINDS, type SourceGroup, sinkKind } from '../models/kinds.ts';
import type { CodeExample, CodeExamples, CodeRule, CodeRuleBody, LineEdit, SourceJudgement } from './rule.ts';

const GROUPS = [...new Set(Object.values(SOURCE_KINDS).map(({ group }) => group))];
const USUAL_FILE = 'server.js';

/** Reads one rule from YAML or JSON that is already parsed; never throws. */
export function readCodeRule(value: unknown): RuleReading<CodeRule> {
  const problems: string[] = [];
  const fields = new Fields(value, '', problems);
  const rule: CodeRule = {
    ...readEnvelope(fields),
    body: readBody(fields.raw('code'), problems),
    examples: readExamples(fields.raw('examples'), problems),
  };
  fields.end();
  return problems.length > 0 ? { problems } : { rule };
}

function readBody(value: unknown, problems: string[]): CodeRuleBody {
  const fields = new Fields(value, 'code.', problems);
  const sinks = fields.list('sinks', 1, 20, /^[a-z][a-z0-9.-]{1,80}$/, 'a kind of sink');
  for (const sink of sinks) {
    if (sinkKind(sink) === null && !TEAM_KIND.test(sink)) problems.push(`code.sinks: there is no kind of sink ${sink}`);
  }
  const body: CodeRuleBody = {
    languages: fields.list('languages', 0, 20, /^[a-z]{2,20}$/, 'the name of a language'),
    sinks,
    sources: fields.list('sources', 0, GROUPS.length, oneOf(GROUPS), `one of ${GROUPS.join(', ')}`) as SourceGroup[],
    kinds: fields.list('kinds', 0, 40, /^[a-z][a-z0-9.-]{1,60}$/, 'a kind of source'),
    partsOnly: fields.list(
      'parts-only',
      0,
      GROUPS.length,
      oneOf(GROUPS),
      `one of ${GROUPS.join(', ')}`,
    ) as SourceGroup[],
    words: fields.list('words', 0, 100, /^[a-z0-9]{2,40}$/, 'lower-case letters and digits'),
    message: fields.text('message', /^[^\n]{10,400}\n?$/, 'one line'),
    withoutSource: fields.has('without-source') ? fields.text('without-source', /^[^\n]{10,400}$/, 'one line') : null,
    bySource: readBySource(fields, problems),
    edit: fields.has('edit') ? readEdit(fields.raw('edit'), problems) : null,
  };
  fields.end();
  return body;
}

function readBySource(fields: Fields, problems: string[]): CodeRuleBody['bySource'] {
  if (!fields.has('by-source')) return {};
  const groups = new Fields(fields.raw('by-source'), 'code.by-source.', problems);
  const judgements = GROUPS.filter((group) => groups.has(group)).map((group): [SourceGroup, SourceJudgement] => {
    const one = new Fields(groups.raw(group), `code.by-source.${group}.`, problems);
    const judgement: SourceJudgement = {
      ...(one.has('severity') && { severity: one.oneOf('severity', SEVERITIES) }),
      ...(one.has('confidence') && { confidence: one.oneOf('confidence', CONFIDENCES) }),
    };
    one.end();
    return [group, judgement];
  });
  groups.end();
  return Object.fromEntries(judgements);
}

function readEdit(value: unknown, problems: string[]): LineEdit | null {
  const fields = new Fields(value, 'code.edit.', problems);
  const find = fields.text('find', /^[^\n]{2,200}$/, 'a regular expression');
  const edit = { replace: fields.text('replace', /^[^\n]{0,200}$/, 'one line'), safe: fields.yesOrNo('safe') };
  fields.end();
  try {
    return { find: new RegExp(find), ...edit };
  } catch {
    problems.push('code.edit.find is no regular expression');
    return null;
  }
}

/** Examples are left out of compiled rules. */
function readExamples(value: unknown, problems: string[]): CodeExamples {
  if (value === undefined) return { match: [], noMatch: [] };
  const fields = new Fields(value, 'examples.', problems);
  const examples = { match: readList(fields, 'match', 1), noMatch: readList(fields, 'no-match', 1) };
  fields.end();
  return examples;
}

/** A text stands in `server.js`; a mapping names its files, one or several. */
function readList(fields: Fields, key: string, least: number): CodeExample[] {
  const value = fields.raw(key);
  if (!Array.isArray(value) || value.length < least) {
    fields.problems.push(`examples.${key} must be a list of at least ${least} entries`);
    return [];
  }
  return value.map((item: unknown) => {
    const files = typeof item === 'string' ? { [USUAL_FILE]: item } : item;
    const texts = Object.entries(typeof files === 'object' && files !== null ? files : {});
    for (const [path, text] of texts) {
      if (/^[\w./@-]{1,100}$/.test(path) && typeof text === 'string') continue;
      fields.problems.push(`examples.${key}: each entry must be a text, or a mapping of relative paths to texts`);
    }
    return { files: texts.map(([path, text]) => ({ path, text: String(text) })) };
  });
}

function oneOf(words: readonly string[]): RegExp {
  return new RegExp(`^(?:${words.join('|')})$`);
}
