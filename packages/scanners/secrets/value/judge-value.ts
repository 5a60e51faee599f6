import { entropy } from './entropy.ts';
import { wordiness } from './letter-pairs.ts';
import { noSecretShape } from './literal-shape.ts';
import { hasSequence, isPlaceholder } from './placeholder.ts';

/** `strong`: as random as generated secrets are; `weak`: may be one, as a password that a person made up. */
export type Strength = 'strong' | 'weak';

export type ValueKind = 'token' | 'password';

const LONGEST_VALUE = 300;
const PRINTABLE = /^[\x21-\x7e]+$/;

/** Whether the literal that is assigned to a secret's name is a secret; null when not. */
export function judgeValue(value: string, kind: ValueKind): Strength | null {
  if (value.length > LONGEST_VALUE) return null;
  if (isDense(value)) return 'strong';
  if (!PRINTABLE.test(value)) return null;
  if (isPlaceholder(value) || noSecretShape(value) !== null) return null;
  return judgeToken(value) ?? (kind === 'password' ? judgePassword(value) : null);
}

const SHORTEST_DENSE = 32;

/** Generated from all printable characters, as WordPress and Django do; blanks may be among them. */
function isDense(value: string): boolean {
  if (value.length < SHORTEST_DENSE || !/^[\x20-\x7e]+$/.test(value) || /\\[dwsbDWSB]|\$\{|\{\{|\(\?/.test(value))
    return false;
  const symbols = value.match(/[^A-Za-z0-9 ]/g) ?? [];
  if (symbols.length < value.length / 8 || new Set(symbols).size < 6 || count(value, / /g) > 3) return false;
  const words = wordiness(value);
  const varied = /[a-z]/.test(value) && /[A-Z]/.test(value) && count(value, /\d/g) >= 2;
  return varied && entropy(value) >= 4.3 && (words === null || words < WORDS);
}

const SHORTEST_TOKEN = 16;
const STRONG_TOKEN = 20;
const SHORTEST_HEX = 20;
const HEX = /^(?:0x)?(?:[0-9a-f]+|[0-9A-F]+)$/;

/** Above this words prevail: one random text of a hundred is lost, and nineteen of twenty pairs of words are not taken. */
const WORDS = -0.1;
const CLEARLY_RANDOM = -0.6;

function judgeToken(value: string): Strength | null {
  if (value.length < SHORTEST_TOKEN || /[<>()[\]"'`\\]/.test(value)) return null;
  const digits = count(value, /\d/g);
  const bits = entropy(value);
  if (HEX.test(value)) return judgeHex(value, digits, bits);
  const letters = count(value, /[A-Za-z]/g);
  if (letters < 4 || bits < (value.length < STRONG_TOKEN ? 3 : 3.3)) return null;
  const words = wordiness(value);
  if (words === null ? digits < 4 : words > (digits < 2 ? CLEARLY_RANDOM : WORDS)) return null;
  if (count(value, /[^A-Za-z0-9]/g) > value.length / 3) return null;
  if (hasSequence(value)) return 'weak';
  return value.length >= STRONG_TOKEN && bits >= 3.5 ? 'strong' : 'weak';
}

function judgeHex(value: string, digits: number, bits: number): Strength | null {
  if (value.length < SHORTEST_HEX || digits < 3 || bits < 2.8) return null;
  return hasSequence(value) ? 'weak' : 'strong';
}

const SHORTEST_PASSWORD = 6;
const GOOD_PASSWORD = 8;

/** Words that make a password no secret to anybody, whatever digits follow them. */
const KNOWN_TO_ALL =
  /^(?:pass(?:word|wd|phrase|code)?|pwd|pw|secret|token|test|testing|tester|admin|administrator|root|user|username|login|default|demo|guest|temp|welcome|qwert[yz]|letmein|abc|asdf|foo|bar|baz|key|apikey|hello|old|new|wrong|invalid|correct|good|bad|string|some|any|my|the)+$/;

function judgePassword(value: string): Strength | null {
  if (value.length < SHORTEST_PASSWORD) return null;
  const letters = count(value, /[A-Za-z]/g);
  const digits = count(value, /\d/g);
  const symbols = count(value, /[^A-Za-z0-9\-_.:/,;#]/g);
  const words = wordiness(value);
  if (letters === 0) return null;
  if (digits === 0 && symbols === 0) {
    return value.length >= GOOD_PASSWORD && words !== null && words < CLEARLY_RANDOM ? 'weak' : null;
  }
  if (/[<>(){}[\]"'`|]/.test(value) && (words === null || words > CLEARLY_RANDOM)) return null;
  const separated = /[A-Za-z][-_.:/,;#]|[-_.:/,;#][A-Za-z]/.test(value);
  const plain = digits < 2 || value === value.toLowerCase() || value === value.toUpperCase();
  if (separated && plain && symbols === 0 && words !== null && words > WORDS) return null;
  if (digits === 0 && symbols <= 1 && /^[^A-Za-z0-9]?[A-Za-z]+[^A-Za-z0-9]?$/.test(value)) return null;
  if (KNOWN_TO_ALL.test(plainLetters(value))) return 'weak';
  const classes = Number(/[a-z]/.test(value)) + Number(/[A-Z]/.test(value)) + Number(digits > 0) + Number(symbols > 0);
  return value.length >= GOOD_PASSWORD && classes >= 3 && !hasSequence(value) ? 'strong' : 'weak';
}

/** `P@ssw0rd!1` → `password`. */
function plainLetters(value: string): string {
  return value
    .toLowerCase()
    .replace(/^[^a-z@]+|[^a-z]+$/g, '')
    .replace(/[-_.]/g, '')
    .replace(/[@4]/g, 'a')
    .replace(/0/g, 'o')
    .replace(/[$5]/g, 's')
    .replace(/3/g, 'e')
    .replace(/[1!]/g, 'i')
    .replace(/\d+/g, '');
}

function count(value: string, expression: RegExp): number {
  return value.match(expression)?.length ?? 0;
}
