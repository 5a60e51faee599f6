import { DEFAULT_FORMULA, GAP_KINDS } from '@vauban/domain';

/** The part of JSON Schema that `vauban.yaml` is described with; `check.ts` understands exactly this. */
export type Schema =
  | {
      readonly type: 'object';
      readonly description?: string;
      readonly properties: Readonly<Record<string, Schema>>;
      readonly required?: readonly string[];
      readonly additionalProperties: false;
    }
  | { readonly type: 'array'; readonly description?: string; readonly items: Schema; readonly maxItems: number }
  | {
      readonly type: 'string';
      readonly description?: string;
      readonly enum?: readonly string[];
      readonly pattern?: string;
      readonly minLength?: number;
      readonly maxLength?: number;
    }
  | { readonly type: 'number'; readonly description?: string; readonly minimum: number; readonly maximum: number }
  | {
      readonly type: 'integer';
      readonly description?: string;
      readonly enum?: readonly number[];
      readonly minimum?: number;
      readonly maximum?: number;
    };

const text = (description: string, maxLength = 1000): Schema => ({
  type: 'string',
  description,
  minLength: 1,
  maxLength,
});
const day = (description: string): Schema => ({ type: 'string', description, pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const glob = (description: string): Schema => text(description, 500);
const gapKind: Schema = { type: 'string', description: 'What was not looked at.', enum: Object.keys(GAP_KINDS) };

const gate: Schema = {
  type: 'object',
  properties: {
    name: text('Shown as the cause of a failed verdict.', 100),
    says: text('One sentence for people.', 300),
    when: text('A CEL expression over `finding`; what satisfies it, and is not suppressed, fails the verdict.', 1000),
  },
  required: ['name', 'when'],
  additionalProperties: false,
};

const acceptedGap: Schema = {
  type: 'object',
  properties: {
    kind: gapKind,
    path: glob("A glob on the gap's path; every gap of the kind when absent."),
    reason: text('Why this gap is acceptable.'),
    until: day('The last day on which that holds.'),
  },
  required: ['kind', 'reason', 'until'],
  additionalProperties: false,
};

const points: Schema = { type: 'integer', minimum: -100, maximum: 100 };

/** A part of the formula of priority: whatever stands for a number in the default is one here. */
function formulaPart(part: object): Schema {
  const properties = Object.entries(part).map(([name, value]): [string, Schema] => [
    name,
    name === 'bands' ? epssBands : typeof value === 'number' ? points : formulaPart(value as object),
  ]);
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
}

const epssBands: Schema = {
  type: 'array',
  description: 'The first whose bound the probability reaches.',
  items: {
    type: 'object',
    properties: { from: { type: 'number', minimum: 0, maximum: 1 }, points },
    required: ['from', 'points'],
    additionalProperties: false,
  },
  maxItems: 20,
};

const SURFACES = ['code', 'secrets', 'dependencies', 'infrastructure', 'images', 'pipelines', 'web'];

const priority: Schema = {
  ...(formulaPart(DEFAULT_FORMULA) as Extract<Schema, { type: 'object' }>),
  description: 'What adds how many points to a priority; what is left out keeps its default.',
};

const stakes: Schema = {
  type: 'object',
  description: 'What decision tables ask about the target; what is left out is unknown.',
  properties: {
    exposure: { type: 'string', description: 'How far attackers get at it.', enum: ['small', 'controlled', 'open'] },
    missionImpact: { type: 'string', enum: ['low', 'medium', 'high'] },
    humanImpact: { type: 'string', enum: ['low', 'medium', 'high', 'very high'] },
  },
  additionalProperties: false,
};

const licenceNames = (description: string): Schema => ({
  type: 'array',
  description,
  items: text('An id of SPDX, a beginning such as `AGPL-*`, or `unknown`.', 200),
  maxItems: 1000,
});

const licences: Schema = {
  type: 'object',
  description: 'Which licences of components are denied or to be looked at; without it nothing is said about licences.',
  properties: {
    allow: licenceNames('Nothing is said about these.'),
    deny: licenceNames('Findings of high severity.'),
    review: licenceNames('Findings of low severity: somebody has to look.'),
    others: {
      type: 'string',
      description: 'What no list names; `review` where there is a list of what is allowed, else `allow`.',
      enum: ['allow', 'review', 'deny'],
    },
    known: {
      type: 'array',
      description: 'What people found out about components that say nothing, or something wrong.',
      items: {
        type: 'object',
        properties: {
          package: text('A purl; without a version it holds for all of them.', 500),
          licence: text('An SPDX expression.', 500),
          reason: text('How it was found out.'),
        },
        required: ['package', 'licence', 'reason'],
        additionalProperties: false,
      },
      maxItems: 10_000,
    },
  },
  additionalProperties: false,
};

const policy: Schema = {
  type: 'object',
  description: 'What the gate asks. Every part has a default.',
  properties: {
    gates: { type: 'array', description: 'They replace the default gates.', items: gate, maxItems: 50 },
    gaps: {
      type: 'object',
      description: 'Classes that differ from the default ones: blocking gaps make the verdict unproven.',
      properties: Object.fromEntries(
        Object.entries(GAP_KINDS).map(([kind, facts]): [string, Schema] => [
          kind,
          { type: 'string', description: `${facts.says}; ${facts.class} by default`, enum: ['blocking', 'counted'] },
        ]),
      ),
      additionalProperties: false,
    },
    acceptedGaps: { type: 'array', items: acceptedGap, maxItems: 1000 },
    advisoriesMaxAgeDays: { type: 'integer', description: 'Older data is a gap.', minimum: 0, maximum: 3650 },
    priority,
    stakes,
    licences,
    inFile: {
      type: 'object',
      description: 'How far a suppression that a change itself adds counts.',
      properties: {
        below: {
          type: 'string',
          description: 'Only findings below this severity.',
          enum: ['critical', 'high', 'medium', 'low', 'none'],
        },
        neverSurfaces: {
          type: 'array',
          items: {
            type: 'string',
            enum: SURFACES,
          },
          maxItems: 7,
        },
      },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
};

/** What `vauban.yaml` may say; published as `schemas/vauban.yaml.schema.json`. */
export const CONFIGURATION_SCHEMA: Schema = {
  type: 'object',
  description: "Vauban's configuration of one repository.",
  properties: {
    version: { type: 'integer', enum: [1] },
    policy,
    projects: {
      type: 'array',
      description: 'The longest matching path owns a file.',
      items: {
        type: 'object',
        properties: {
          name: text('Unique in this file.', 200),
          path: text('A folder, relative to this file; `.` for all.', 500),
          owner: text('Who is asked, e.g. `@acme/payments`.', 200),
        },
        required: ['name', 'path'],
        additionalProperties: false,
      },
      maxItems: 10_000,
    },
    exclude: {
      type: 'array',
      description: 'Globs of files that are not scanned; each is counted and named in every report.',
      items: glob('`*` stays inside a folder, `**` crosses folders.'),
      maxItems: 1000,
    },
    vex: {
      type: 'array',
      description: 'VEX documents (OpenVEX, CycloneDX, CSAF) whose word counts here.',
      items: {
        type: 'object',
        properties: {
          file: text('Beside this file or below it.', 500),
          reason: text('Why it is trusted.'),
          until: day('The last day on which it counts.'),
        },
        required: ['file', 'reason', 'until'],
        additionalProperties: false,
      },
      maxItems: 100,
    },
    decisions: {
      type: 'array',
      description: 'Standing decisions about findings.',
      items: {
        type: 'object',
        properties: {
          rule: text("The rule's id, or the advisory's.", 200),
          path: glob('Where it holds; everywhere when absent.'),
          reason: text('Why the finding does not count.'),
          until: day('The last day on which that holds.'),
        },
        required: ['rule', 'reason', 'until'],
        additionalProperties: false,
      },
      maxItems: 10_000,
    },
  },
  required: ['version'],
  additionalProperties: false,
};

/** The document that editors load for completion. */
export function publishedSchema(): string {
  const head = { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: 'urn:vauban:schema:vauban.yaml:1' };
  return `${JSON.stringify({ ...head, title: 'vauban.yaml', ...CONFIGURATION_SCHEMA }, null, 2)}\n`;
}
