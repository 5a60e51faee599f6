import { GAP_KINDS, isValueMark } from '@vauban/domain';
import type { Conclusion } from '../../contract/scanner.ts';

type Fields = Record<string, unknown>;

const SEVERITIES = ['critical', 'high', 'medium', 'low', 'none', 'unknown'];
const CONFIDENCES = ['high', 'medium', 'low', 'unknown'];

/**
 * Whether this is a conclusion of that scanner. It comes from a process that read hostile bytes, so its shape is checked
 * as far as the judgement and the reports lean on it; texts are made harmless by the reports.
 */
export function isConclusion(value: unknown, scanner: string, isPath: (path: string) => boolean): value is Conclusion {
  if (!isFields(value)) return false;
  const placed = (place: unknown) => isLocation(place) && isPath(place.path);
  return (
    all(value.observations, (observation) => isObservation(observation, scanner) && placed(observation.location)) &&
    all(value.components, (component) => isComponent(component) && placed(component.location)) &&
    all(value.gaps, isGap) &&
    all(value.suppressions, (suppression) => isSuppression(suppression) && isPath(suppression.path as string)) &&
    all(value.rules, (rule) => strings(rule, 'id', 'title', 'surface', 'severity', 'help') && texts(rule.cwe)) &&
    optional(value.asks, texts)
  );
}

function isObservation(value: Fields, scanner: string): boolean {
  return (
    strings(value, 'rule', 'surface', 'title', 'message') &&
    value.scanner === scanner &&
    SEVERITIES.includes(value.severity as string) &&
    CONFIDENCES.includes(value.confidence as string) &&
    texts(value.cwe) &&
    optional(value.subject, (subject) => typeof subject === 'string') &&
    optional(value.valueMark, isValueMark) &&
    optional(value.related, (related) => all(related, isLocation)) &&
    optional(value.flow, (flow) => all(flow, isLocation)) &&
    optional(value.fix, (fix) => isFields(fix) && strings(fix, 'summary')) &&
    optional(value.component, (component) => isFields(component) && strings(component, 'purl', 'name', 'version')) &&
    optional(
      value.advisory,
      (advisory) => isFields(advisory) && strings(advisory, 'id', 'summary') && texts(advisory.aliases),
    )
  );
}

function isLocation(value: unknown): value is { path: string } {
  return (
    isFields(value) &&
    typeof value.path === 'string' &&
    ['line', 'column', 'endLine', 'endColumn'].every((name) => optional(value[name], isCount)) &&
    optional(value.snippet, (snippet) => typeof snippet === 'string')
  );
}

function isComponent(value: Fields): boolean {
  return strings(value, 'purl', 'ecosystem', 'name', 'version', 'scope', 'source') && texts(value.path);
}

function isGap(value: Fields): boolean {
  return (
    typeof value.kind === 'string' &&
    Object.hasOwn(GAP_KINDS, value.kind) &&
    typeof value.message === 'string' &&
    optional(value.path, (path) => typeof path === 'string') &&
    optional(value.pattern, (pattern) => typeof pattern === 'string') &&
    optional(value.count, isCount)
  );
}

function isSuppression(value: Fields): boolean {
  return (
    strings(value, 'path', 'rule') &&
    isCount(value.line) &&
    Array.isArray(value.appliesTo) &&
    value.appliesTo.every(isCount)
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function all(list: unknown, fits: (item: Fields) => boolean): boolean {
  return Array.isArray(list) && list.every((item) => isFields(item) && fits(item));
}

function strings(value: Fields, ...names: readonly string[]): boolean {
  return names.every((name) => typeof value[name] === 'string');
}

function texts(value: unknown): boolean {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function optional(value: unknown, fits: (value: unknown) => boolean): boolean {
  return value === undefined || fits(value);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
