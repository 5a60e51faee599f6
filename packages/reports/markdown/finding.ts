import { attacksOf, endOf } from '../overview/knowledge.ts';
import { failedSuppressions, failureText } from '../overview/standing.ts';
import { distinctByRule, fixedVersionsOf, fixText, type Thing, titleOf } from '../overview/thing.ts';
import { code, text } from './escape.ts';

const MAX_TEXT = 600;
const MAX_ADVISORIES = 10;

const MARKS: Readonly<Record<Thing['severity'], string>> = {
  critical: '🟣 critical',
  high: '🔴 high',
  medium: '🟡 medium',
  low: '🔵 low',
  none: '⚪ none',
  unknown: '❔ unknown',
};

export const TABLE_HEAD = '| | Severity | What | Where | Gate |\n|-|-|-|-|-|\n';

/** A row of the table of what is new. */
export function row(thing: Thing, number: number): string {
  const gate = thing.gates.length > 0 ? `✗ ${text(bounded(thing.gates.join(', '), 80))}` : '';
  return `| ${number} | ${MARKS[thing.severity]} | ${text(bounded(titleOf(thing), 120))} | ${code(place(thing))} | ${gate} |\n`;
}

/** Everything about a thing, folded. */
export function details(thing: Thing, number: number): string {
  const { first } = thing;
  const lines = [
    `<details><summary><b>${number}. ${text(bounded(titleOf(thing), 120))}</b> ${code(place(thing))}</summary>`,
    '',
    ...(first.location.snippet?.trim() ? [`${code(bounded(first.location.snippet.trim(), 200))}`, ''] : []),
    ...(thing.component ? advisoryLines(thing) : [`**Why:** ${text(bounded(first.message, MAX_TEXT))}`]),
    ...optional('End of life', thing.component && endOf(thing.component)),
    ...optional('Fix', fixText(thing)),
    ...failedSuppressions(first)
      .slice(0, 3)
      .flatMap((one) => optional('Note', failureText(one))),
    '',
    `Rule ${code(bounded(first.rule, 80))}, finding ${code(bounded(first.id, 40))}, priority ${first.priority.level} (${first.priority.score} of 100)${because(thing)}.`,
    '',
    '</details>',
    '',
  ];
  return `${lines.join('\n')}\n`;
}

function because({ first }: Thing): string {
  const terms = first.priority.terms.filter((term) => term.points !== 0).map((term) => term.reason);
  return terms.length > 0 ? `: ${text(bounded(terms.join('; '), 200))}` : '';
}

function optional(label: string, sentence: string | undefined): string[] {
  return sentence === undefined ? [] : ['', `**${label}:** ${text(bounded(sentence, MAX_TEXT))}`];
}

function advisoryLines({ findings }: Thing): string[] {
  const advisories = distinctByRule(findings);
  const lines = advisories.slice(0, MAX_ADVISORIES).map((finding) => {
    const id = finding.advisory?.id ?? finding.rule;
    const fixed = fixedVersionsOf(finding).slice(0, 3).join(', ');
    const { advisory } = finding;
    const known = [
      ...(advisory?.exploited === true ? ['**known exploited**'] : []),
      ...(advisory === undefined ? [] : attacksOf(advisory).map(text)),
    ];
    const fix =
      fixed !== '' ? [`fixed in ${code(bounded(fixed, 80))}`] : advisory === undefined ? [] : ['no fixed version'];
    const facts = [...fix, ...known].join(', ');
    return `- ${MARKS[finding.severity]} ${code(bounded(id, 60))} ${text(bounded(advisory?.summary || finding.message || finding.title, 160))}${facts === '' ? '' : ` (${facts})`}`;
  });
  return advisories.length > MAX_ADVISORIES ? [...lines, `- and ${advisories.length - MAX_ADVISORIES} more`] : lines;
}

function place({ first: { location }, places }: Thing): string {
  const more = places.length > 1 ? ` and ${places.length - 1} more` : '';
  return `${bounded(location.path, 160)}${location.line === undefined ? '' : `:${location.line}`}${more}`;
}

function bounded(raw: string, length: number): string {
  return raw.length > length ? `${raw.slice(0, length)}…` : raw;
}
