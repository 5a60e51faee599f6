import { FLOW_SINKS, KIND_GROUPS, SETTING_SINKS, SOURCE_KINDS } from './kinds.ts';
import type { ModelFile } from './model.ts';
import { parsePlace } from './places.ts';
import { list, map, oneOf, record, type Shape, type ShapeProblem, scalar, text } from './shape.ts';

/** A kind of a team's own has its name in front: `acme.raw-query`. */
export const TEAM_KIND = /^[a-z][a-z0-9-]{1,30}\.[a-z][a-z0-9-]{1,40}$/;

const NAME = /^[^\s]{1,200}$/;
const LANGUAGE = /^[a-z]{2,20}$/;
const FLOW_KINDS = new Set(Object.keys(FLOW_SINKS));
const SINKS = new Set([...FLOW_KINDS, ...Object.keys(SETTING_SINKS)]);
const GROUPS = [...new Set(Object.values(SOURCE_KINDS).map((it) => it.group))];
const SOURCES = new Set(Object.keys(SOURCE_KINDS));

const name = text(NAME, 'a name without white space');
const note = text(/^[^\n]{1,200}$/, 'one line');
const yes = oneOf([true]);

const place: Shape = (value, at, problems) => {
  if (typeof value !== 'string' || parsePlace(value) === null) {
    problems.push({
      at,
      says: `must be a place of a call, like argument0 or argument1.path, not ${JSON.stringify(value)}`,
    });
  }
  return value;
};

function kind(known: ReadonlySet<string>, what: string): Shape {
  const taken = new Set([...known].map(firstWord));
  return (value, at, problems) => {
    const isTeams = typeof value === 'string' && TEAM_KIND.test(value) && !taken.has(firstWord(value));
    if (!isTeams && !known.has(value as string)) {
      problems.push({ at, says: `must be ${what}, not ${JSON.stringify(value)}` });
    }
    return value;
  };
}

function firstWord(kind: string): string {
  return kind.split('.')[0] as string;
}

/** Kinds of attack; a group stands for all of its kinds. */
const stopped: Shape = (value, at, problems) => {
  const kinds = list(name)(value, at, problems) as string[];
  return [
    ...new Set(
      kinds.flatMap((one, index) => {
        const group = Object.hasOwn(KIND_GROUPS, one) ? KIND_GROUPS[one] : undefined;
        if (group !== undefined) return group;
        kind(FLOW_KINDS, 'a kind of attack or a group of them')(one, [...at, index], problems);
        return [one];
      }),
    ),
  ].sort();
};

/** A regular expression over a constant text. */
const pattern: Shape = (value, at, problems) => {
  try {
    if (typeof value !== 'string' || value.length > 500) throw new Error('must be a text');
    new RegExp(value);
  } catch {
    problems.push({ at, says: 'must be a regular expression of at most 500 characters' });
  }
  return value;
};

const condition: Shape = (value, at, problems) => {
  const fields = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  for (const key of ['all', 'any'] as const) {
    if (fields.includes(key)) return record(() => ({ [key]: list(condition) }))(value, at, problems);
  }
  if (fields.includes('not')) return record(() => ({ not: condition }))(value, at, problems);
  if (fields.length !== 2) problems.push({ at, says: 'must have `at` and one test, or `all`, `any` or `not`' });
  return record(
    () => ({
      at: place,
      is: list(scalar),
      matches: pattern,
      below: oneNumber,
      absent: yes,
      unknown: yes,
      type: name,
    }),
    ['at'],
  )(value, at, problems);
};

const oneNumber: Shape = (value, at, problems) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) problems.push({ at, says: 'must be a number' });
  return value;
};

const sink = record(
  () => ({
    kind: kind(SINKS, 'a kind of sink'),
    at: place,
    when: condition,
    note,
    entered: oneOf([true]),
    from: list(oneOf(GROUPS)),
  }),
  ['kind'],
);
const source = kind(SOURCES, 'a kind of source');
const returned: Shape = record(() => ({
  is: name,
  source,
  constant: scalar,
  // biome-ignore lint/suspicious/noThenProperty: what the value is when it was awaited
  then: returned,
  element: returned,
}));
const guard = record(
  () => ({ at: place, when: oneOf([true, false, 'returns']), stops: stopped }),
  ['at', 'when', 'stops'],
);
const entry = record(
  () => ({
    at: place,
    kind: text(/^[a-z][a-z-]{1,30}$/, 'a word like http, message or job'),
    method: note,
    path: place,
    parameters: list(member),
    named: map(NAME, member),
    overloads: list(record(() => ({ arity: oneNumber, parameters: list(member) }), ['arity', 'parameters'])),
    converts: oneOf([true]),
    returned: list(sink),
  }),
  ['kind'],
);
const call: Shape = record(() => ({
  returns: returned,
  flows: list(record(() => ({ from: place, to: place, as: oneOf(['value', 'text', 'part']) }), ['from', 'to'])),
  pure: oneOf([true, false]),
  does: text(/^[a-z][a-z0-9]*(?:\.[a-zA-Z0-9]+)*$/, 'the name of something that the engine can do'),
  sanitises: stopped,
  sinks: list(sink),
  guards: list(guard),
  entries: list(entry),
  calls: list(record(() => ({ function: place, with: list(placeOrNull), this: place }), ['function', 'with'])),
  never: oneOf([true, false]),
  decorates: record(() => ({ entry, parameter: member, class: name })),
}));
const placeOrNull: Shape = (value, at, problems) => (value === null ? null : place(value, at, problems));
const member: Shape = record(() => ({
  is: name,
  source,
  assigned: list(sink),
  call,
  construct: call,
  constant: scalar,
  rooted: yes,
  shared: yes,
}));
const type = record(() => ({
  extends: list(name),
  members: map(NAME, member),
  element: member,
  any: member,
  methods: map(NAME, entry),
}));
const file = record(
  () => ({
    language: text(LANGUAGE, 'the name of a language'),
    libraries: list(list(name)),
    values: map(NAME, member),
    types: map(NAME, type),
    guesses: map(NAME, member),
    files: list(record(() => ({ path: pattern, exports: map(NAME, entry) }), ['path', 'exports'])),
    handlers: list(record(() => ({ names: list(list(name)), imports: list(name), entry }), ['names', 'entry'])),
  }),
  ['language'],
);

/**
 * A model file as it was parsed from YAML; what is absent is empty, and groups of kinds are written out.
 * Answers what is wrong with it instead, each with the keys that lead there.
 */
export function checkModel(
  document: unknown,
): { readonly model: ModelFile } | { readonly problems: readonly ShapeProblem[] } {
  const problems: ShapeProblem[] = [];
  const checked = file(document, [], problems) as ModelFile;
  if (problems.length > 0) return { problems };
  return { model: { ...{ libraries: [], values: {}, types: {}, guesses: {} }, ...checked } };
}
