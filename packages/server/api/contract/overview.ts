import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { amount, day, line, time } from './words.ts';

const bySeverity = z.record(z.string(), amount).meta({ description: 'Counts by severity; absent is none.' });

const share = {
  open: amount.meta({ description: 'Open and undecided.' }),
  severe: amount.meta({ description: 'Of these critical, high or unknown.' }),
};

export const OVERVIEW = {
  readOverview: endpoint({
    method: 'GET',
    path: '/overview',
    action: 'vulnerability.list',
    summary:
      'Where all projects stand that one may see: what came and went, how old it is, whose it is, how far scans look',
    answer: z
      .object({
        asOf: time.meta({ description: 'When it was counted; large records are not counted for every reader.' }),
        secondsOld: amount.meta({ description: 'Since then; when it is old, it is being counted anew: ask again.' }),
        weeks: z
          .array(
            z.object({
              week: day.meta({ description: 'Its Monday.' }),
              opened: amount.meta({ description: 'Seen for the first time, or again.' }),
              closed: amount.meta({ description: 'Proved to be gone, or withdrawn.' }),
              scans: amount,
            }),
          )
          .meta({ description: 'What scans of default branches did, the last thirteen weeks, this one last.' }),
        open: z.object({ total: amount, bySeverity, exploited: amount, now: amount }),
        ages: z
          .array(z.object({ days: amount.nullable(), bySeverity }))
          .meta({ description: 'Open and undecided by days since first seen: at most so many; null: more.' }),
        due: z
          .array(z.object({ when: z.enum(['late', 'week', 'month', 'later', 'paused', 'none']), open: amount }))
          .meta({ description: 'By when they are to be gone.' }),
        owners: z.array(z.object({ owner: z.string().nullable(), ...share })).meta({
          description: 'Those who own the most; null is nobody, and always there.',
        }),
        teams: z.array(z.object({ team: z.string(), name: z.string(), ...share })),
        withoutTeam: z.object(share),
        projects: z.array(z.object({ project: z.string(), name: z.string(), ...share })),
        packages: z.array(z.object({ purl: z.string(), ...share })),
        coverage: z.object({
          projects: amount,
          complete: amount.meta({ description: 'Last scan saw all that it was asked to.' }),
          incomplete: amount.meta({ description: 'Last scan has gaps that leave its verdict open.' }),
          old: amount.meta({ description: 'Last scan is older than thirty days, complete or not.' }),
          never: amount,
          worst: z
            .array(
              z.object({
                project: z.string(),
                name: z.string(),
                why: z.enum(['never', 'old', 'incomplete']),
                scan: z.string().nullable(),
                recorded: time.nullable(),
                gaps: amount,
              }),
            )
            .meta({ description: 'The first two hundred: never scanned, old, with gaps.' }),
        }),
      })
      .meta({ id: 'Overview' }),
  }),
};

const text = line(200);

export const PACKAGES = {
  searchPackages: endpoint({
    method: 'GET',
    path: '/packages',
    action: 'vulnerability.list',
    summary: 'Packages by a part of their name, in the last scans of default branches and in what is deployed',
    query: z.object({
      q: text,
      ecosystem: text.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    answer: z.object({
      items: z.array(
        z
          .object({ ecosystem: z.string(), name: z.string(), versions: amount, projects: amount, open: amount })
          .meta({ id: 'PackageFound' }),
      ),
      more: z.boolean().meta({ description: 'There are more; say more of the name.' }),
    }),
  }),
  listPackageUses: endpoint({
    method: 'GET',
    path: '/package-uses',
    action: 'vulnerability.list',
    summary: 'Who has a package: in which version, on which branch or in which release, and what is known against it',
    query: z.object({ ecosystem: text, name: z.string().min(1).max(500) }),
    answer: z.object({
      items: z.array(
        z
          .object({
            purl: z.string(),
            version: z.string(),
            project: z.string(),
            projectName: z.string(),
            branch: z.string().nullable(),
            release: z.string().nullable(),
            environments: z.array(z.string()).meta({ description: 'Where that release runs.' }),
            scan: z.string(),
            path: z.string(),
            direct: z.boolean().nullable().meta({ description: 'Null: nobody knows.' }),
            scope: z.string(),
          })
          .meta({ id: 'PackageUse' }),
      ),
      more: z.boolean().meta({ description: 'There are more than a thousand.' }),
      vulnerabilities: z
        .array(
          z.object({
            id: z.string(),
            project: z.string(),
            title: z.string(),
            severity: z.string(),
            purl: z.string(),
            decision: z.string().nullable(),
          }),
        )
        .meta({ description: 'Open ones, the worst first; five hundred at most.' }),
    }),
  }),
};
