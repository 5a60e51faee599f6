import { isIdentifier } from './identifier.ts';
import { isObject, type JsonObject } from './json.ts';
import { hasControlCharacters, instant } from './text.ts';

/** The door for what another installation exported: the shape of `StoredRecord`, nothing more. */
export function isStoredRecord(json: unknown): boolean {
  return (
    isObject(json) &&
    hasOnly(json, 'mwpsavnqcue') &&
    instant(json.m) !== null &&
    absentOr(json.w, (value) => instant(value) !== null) &&
    absentOr(json.p, (value) => instant(value) !== null) &&
    absentOr(json.s, (value) => isText(value, 400)) &&
    absentOr(json.a, (value) => isListOf(value, isIdentifier)) &&
    absentOr(json.v, isVectors) &&
    absentOr(json.n, isBareScore) &&
    absentOr(json.q, isSeverity) &&
    absentOr(json.c, (value) => isListOf(value, (entry) => typeof entry === 'string' && /^CWE-\d{1,6}$/.test(entry))) &&
    absentOr(json.u, isAddresses) &&
    absentOr(json.e, isAddresses)
  );
}

/** The shape of `StoredAffected`. */
export function isStoredAffected(json: unknown): boolean {
  return (
    isObject(json) &&
    hasOnly(json, 'rvoxqf') &&
    absentOr(json.r, (value) => isListOf(value, isRange)) &&
    absentOr(json.v, (value) => isListOf(value, (entry) => isText(entry, 600))) &&
    absentOr(json.o, (value) => isListOf(value, (entry) => isText(entry, 32))) &&
    absentOr(json.x, isVectors) &&
    absentOr(json.f, (value) => isListOf(value, (entry) => isText(entry, 200))) &&
    absentOr(json.q, isSeverity)
  );
}

function isAddresses(value: unknown): boolean {
  return isListOf(value, (entry) => isText(entry, 500) && /^https?:/.test(entry as string));
}

function hasOnly(json: JsonObject, letters: string): boolean {
  return Object.keys(json).every((key) => key.length === 1 && letters.includes(key));
}

function absentOr(value: unknown, check: (value: unknown) => boolean): boolean {
  return value === undefined || check(value);
}

function isText(value: unknown, most: number): boolean {
  return typeof value === 'string' && value.length <= most && !hasControlCharacters(value);
}

function isListOf(value: unknown, check: (entry: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(check);
}

function isSeverity(value: unknown): boolean {
  return ['critical', 'high', 'medium', 'low', 'none'].includes(value as string);
}

function isVectors(value: unknown): boolean {
  return isListOf(value, (entry) => {
    if (!Array.isArray(entry) || entry.length !== 2 || !isText(entry[0], 600)) return false;
    return entry[1] === null || isScore(entry[1]);
  });
}

function isBareScore(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && [2, 3, 4].includes(value[0]) && isScore(value[1]);
}

function isScore(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 10;
}

function isRange(value: unknown): boolean {
  if (!Array.isArray(value) || value.length < 3 || value.length % 2 === 0) return false;
  if (value[0] !== 's' && value[0] !== 'e') return false;
  return value
    .slice(1)
    .every((entry, i) => (i % 2 === 0 ? 'iflm'.includes(entry) && entry.length === 1 : isText(entry, 300)));
}
