import { GAP_KINDS, type GapKind } from '@vauban/domain';
import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { amount, confidence, day, line, severity, surface, time } from './words.ts';

const points = z.number().min(-100).max(100);
const share = z.number().min(0).max(1);

/** The domain's `PriorityFormula`. */
const formula = z
  .strictObject({
    severity: z.record(severity, points),
    scoreWithinSeverity: points,
    confidence: z.record(confidence, points),
    exploited: z.strictObject({ yes: points, no: points, unknown: points }),
    ransomware: points,
    epss: z.strictObject({ bands: z.array(z.strictObject({ from: share, points })).max(20), unknown: points }),
    exploit: z.record(z.enum(['attacked', 'functional', 'proof-of-concept', 'unreported', 'unknown']), points),
    endOfLife: points,
    fixAvailable: points,
    scope: z.record(z.enum(['production', 'development', 'optional', 'peer', 'unknown']), points),
    reachability: z.record(z.enum(['not-imported', 'imported', 'named', 'called', 'unknown']), points),
    novelty: points,
    surface: z.record(surface, points),
    levels: z.strictObject({ now: points, next: points }),
  })
  .meta({ id: 'PriorityFormula', description: 'What adds how many points to a priority, and where its levels begin.' });

const stakes = z
  .strictObject({
    exposure: z.enum(['small', 'controlled', 'open']).exactOptional(),
    missionImpact: z.enum(['low', 'medium', 'high']).exactOptional(),
    humanImpact: z.enum(['low', 'medium', 'high', 'very high']).exactOptional(),
  })
  .meta({ id: 'Stakes', description: 'What decision tables ask about the target; absent is unknown.' });

const licenceNames = z.array(line(200)).max(1000).exactOptional();

/** The domain's `LicencePolicy`. */
const licences = z
  .strictObject({
    allow: licenceNames,
    deny: licenceNames,
    review: licenceNames,
    others: z.enum(['allow', 'review', 'deny']).exactOptional(),
    known: z
      .array(z.strictObject({ package: line(500), licence: line(500), reason: z.string().trim().min(1).max(1000) }))
      .max(10_000)
      .exactOptional(),
  })
  .meta({ id: 'LicencePolicy', description: 'By SPDX; it counts from the next scan on.' });

const gapKind = z.enum(Object.keys(GAP_KINDS) as GapKind[]);
const glob = z.string().min(1).max(500);
const reason = z.string().trim().min(1).max(1000);

/** The domain's `Configuration`. */
export const configuration = z
  .strictObject({
    version: z.literal(1),
    policy: z.strictObject({
      gates: z
        .array(z.strictObject({ name: line(100), says: z.string().max(300), when: z.string().min(1).max(1000) }))
        .max(50),
      gaps: z.partialRecord(gapKind, z.enum(['blocking', 'counted'])),
      acceptedGaps: z
        .array(z.strictObject({ kind: gapKind, path: glob.exactOptional(), reason, until: day }))
        .max(1000),
      advisoriesMaxAgeDays: z.int().min(0).max(3650),
      inFile: z.strictObject({
        below: z.enum(['critical', 'high', 'medium', 'low', 'none']),
        neverSurfaces: z.array(surface).max(7),
      }),
      priority: formula.exactOptional(),
      stakes: stakes.exactOptional(),
      licences: licences.exactOptional(),
    }),
    projects: z
      .array(z.strictObject({ name: line(200), path: z.string().min(1).max(500), owner: line(200).exactOptional() }))
      .max(10_000),
    exclude: z.array(glob).max(1000),
    decisions: z
      .array(z.strictObject({ rule: z.string().min(1).max(200), path: glob.exactOptional(), reason, until: day }))
      .max(10_000),
    vex: z
      .array(z.strictObject({ file: z.string().min(1).max(500), reason, until: day }))
      .max(100)
      .exactOptional(),
  })
  .meta({ id: 'Configuration', description: 'What vauban.yaml can say, with every part written out.' });

/** The domain's `DeadlinePolicy`. */
const deadlines = z
  .strictObject({
    calendar: z.strictObject({
      workingDays: z.array(z.int().min(1).max(7)).max(7).meta({ description: '1 Monday to 7 Sunday.' }),
      holidays: z.array(day).max(1000),
    }),
    rules: z
      .array(
        z.strictObject({
          name: line(100),
          when: z.strictObject({
            severities: z.array(severity).max(6).exactOptional(),
            exploited: z.literal(true).exactOptional(),
            exposures: z
              .array(z.enum(['internet', 'internal', 'unknown']))
              .max(3)
              .exactOptional(),
            environments: z.array(line(200)).max(100).exactOptional(),
          }),
          days: amount.max(10_000).meta({ description: 'Working days of the calendar.' }),
        }),
      )
      .max(50)
      .meta({ description: 'The first that fits holds; where none fits there is no deadline.' }),
  })
  .meta({ id: 'DeadlinePolicy' });

const approval = z
  .strictObject({
    proposeFrom: severity.meta({
      description: 'From this severity on a developer proposes and somebody else decides; `none`: always.',
    }),
  })
  .meta({ id: 'ApprovalPolicy' });

const policy = z
  .object({
    origin: z
      .enum(['repository', 'organisation', 'project'])
      .meta({ description: '`repository`: the server has none; what vauban.yaml says, else the built-in one, holds.' }),
    version: z.int().meta({ description: '0: the server has none.' }),
    replaces: z.int().meta({ description: 'What to send as `version` when one changes it here.' }),
    digest: z.string(),
    document: configuration,
    deadlines: deadlines.meta({ description: 'By when something is to be gone.' }),
    approval,
    madeBy: z.string().nullable(),
    made: time.nullable(),
  })
  .meta({ id: 'Policy' });

const newPolicy = z.strictObject({
  document: configuration,
  deadlines: deadlines.optional().meta({ description: 'Absent: as before.' }),
  approval: approval.optional(),
  version: z.int().min(0).meta({ description: 'The `replaces` that was read: a change in between is a conflict.' }),
});

const judgement = z
  .object({
    schema: z.literal('vauban.judgement/1.0'),
    version: z.int().meta({ description: "Of the server's policy; 0 without one." }),
    digest: z.string().meta({ description: 'While it is the same, so is the document; it is the ETag.' }),
    policy: configuration.nullable().meta({ description: 'Null: what the repository says holds.' }),
    policyDigest: z.string().nullable(),
    decisions: z.array(
      z.object({
        scheme: z.string(),
        fingerprint: z.string(),
        kind: z
          .enum(['accepted', 'false-positive'])
          .meta({ description: 'All but a false positive are acceptances; the reason says which.' }),
        reason: z.string(),
        until: day,
        number: z.int(),
        commit: z.string().nullable(),
        exploited: z.literal(true).exactOptional(),
      }),
    ),
    lastCommits: z
      .array(z.string())
      .meta({ description: 'Where something was seen last: the report says of each whether it is an ancestor.' }),
    made: time,
  })
  .meta({ id: 'Judgement' });

const markingKey = z
  .object({
    id: z
      .string()
      .regex(/^[0-9a-f]{8}$/)
      .meta({ description: 'Stands before each mark, so that marks of two keys are never compared.' }),
    key: z.base64().length(44).meta({ description: '32 bytes. It is kept nowhere outside the server.' }),
  })
  .meta({ id: 'MarkingKey', description: "The organisation's key, under which values of secrets become marks." });

export const POLICY = {
  readJudgement: endpoint({
    method: 'GET',
    path: '/projects/{project}/judgement',
    action: 'judgement.read',
    summary: 'What the command judges with: policy, decisions, last commits; has an ETag',
    query: z.object({
      branch: z.string().max(250).optional(),
      pullRequest: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
    }),
    headers: { 'if-none-match': { required: false, says: 'The ETag that one has: 304 when nothing changed.' } },
    answer: judgement,
  }),
  readMarkingKey: endpoint({
    method: 'GET',
    path: '/projects/{project}/marking-key',
    action: 'marking-key.read',
    summary: 'The key by which a scan marks the values of secrets; null where it cannot be opened',
    answer: z.object({ markingKey: markingKey.nullable() }),
  }),
  readPolicy: endpoint({
    method: 'GET',
    path: '/projects/{project}/policy',
    action: 'policy.read',
    summary: 'The policy that holds for a project',
    answer: policy,
  }),
  changePolicy: endpoint({
    method: 'PUT',
    path: '/projects/{project}/policy',
    action: 'policy.change',
    summary: "Give a project its own policy; every gate's expression is checked",
    body: newPolicy,
    answer: policy,
  }),
  readDefaultPolicy: endpoint({
    method: 'GET',
    path: '/policy',
    action: 'default-policy.read',
    summary: 'The policy of projects without their own',
    answer: policy,
  }),
  changeDefaultPolicy: endpoint({
    method: 'PUT',
    path: '/policy',
    action: 'default-policy.change',
    summary: 'Change the policy of projects without their own',
    body: newPolicy,
    answer: policy,
  }),
};
