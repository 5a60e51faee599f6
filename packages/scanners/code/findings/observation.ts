import type { Confidence, Location, Observation, Severity } from '@vauban/domain';
import type { Hit, Step } from '../engine/analysis.ts';
import { columnOf, lineOf, type Place } from '../ir/instruction.ts';
import { type SourceGroup, sourceKind } from '../models/kinds.ts';
import type { CodeRule } from '../rule/rule.ts';
import { fixOf } from './fix.ts';
import { isExample } from './places.ts';
import { codeSnippet, masked } from './snippet.ts';
import { messageOf } from './words.ts';

export const SCANNER_ID = 'code';

/** The text of a line of a file, from 1. */
export type LineText = (path: string, line: number) => string;

const MOST_STEPS = 40;
const CONFIDENCES: readonly Confidence[] = ['high', 'medium', 'low', 'unknown'];

/** Who controls what a hit carries; null: its conditions alone decided. */
function groupOf({ source }: Hit): SourceGroup | null {
  if (source === undefined) return null;
  return sourceKind(source.kind)?.group ?? 'remote';
}

/** Whether the rule speaks about this hit in a file of that language. */
export function speaks({ body }: CodeRule, hit: Hit, language: string): boolean {
  if (body.languages.length > 0 && !body.languages.includes(language)) return false;
  if (!body.sinks.includes(hit.sink)) return false;
  const group = groupOf(hit);
  if (group === null) return true;
  if (!body.sources.includes(group)) return false;
  if (body.partsOnly.includes(group) && hit.isPart !== true) return false;
  const kinds = body.kinds.filter((kind) => sourceKind(kind)?.group === group);
  if (kinds.length > 0 && !kinds.includes(hit.source?.kind ?? '')) return false;
  return body.words.length === 0 || namesOne(hit.source?.name ?? '', body.words);
}

export function observationOf(rule: CodeRule, hit: Hit, text: LineText): Observation {
  const line = lineOf(hit.at);
  const column = columnOf(hit.at);
  const group = groupOf(hit);
  const judged = group === null ? {} : (rule.body.bySource[group] ?? {});
  const isShown = isExample(hit.path);
  const message = messageOf((group === null ? rule.body.withoutSource : null) ?? rule.body.message, hit);
  return {
    rule: rule.id,
    scanner: SCANNER_ID,
    surface: 'code',
    title: rule.title,
    message: isShown ? `${message} It stands in an example.` : message,
    severity: isShown ? inExample(rule.severity) : (judged.severity ?? rule.severity),
    confidence: least(judged.confidence ?? rule.confidence, hit.confidence),
    cwe: rule.cwe,
    location: located(hit.path, hit.at, text),
    ...(hit.steps.length > 1 && { flow: bounded(hit.steps).map((step) => stepOf(step, text)) }),
    ...(hit.entry !== undefined && {
      related: [{ ...located(hit.entry.path, hit.entry.at, text), message: 'the door by which it comes in' }],
    }),
    fix: fixOf(rule, hit.path, line, column, text(hit.path, line)),
  };
}

function located(path: string, at: Place, text: LineText): Location {
  const line = lineOf(at);
  const column = columnOf(at);
  return { path, line, column, snippet: codeSnippet(text(path, line), column) };
}

function stepOf(step: Step, text: LineText): Location {
  return { ...located(step.path, step.at, text), message: masked(step.says) };
}

/** The first and the last steps of a long way. */
function bounded(steps: readonly Step[]): readonly Step[] {
  if (steps.length <= MOST_STEPS) return steps;
  return [...steps.slice(0, MOST_STEPS / 2), ...steps.slice(-MOST_STEPS / 2)];
}

function inExample(severity: Severity): Severity {
  return severity === 'none' || severity === 'unknown' ? severity : 'low';
}

function least(a: Confidence, b: Confidence): Confidence {
  return CONFIDENCES[Math.max(CONFIDENCES.indexOf(a), CONFIDENCES.indexOf(b))] ?? 'unknown';
}

/** Whether the words of a name (`newPassword`, `user.api_key`) make up one of these. */
function namesOne(name: string, words: readonly string[]): boolean {
  const parts = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '');
  return words.some((word) => parts.includes(word) || parts.some((part, at) => part + parts[at + 1] === word));
}
