import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { vulnerability } from './vulnerabilities.ts';
import { amount, day, line, projectSlug, uuid } from './words.ts';

const teamSlug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);
const hours = z.number().min(0).max(10_000);

const team = z
  .object({
    slug: teamSlug,
    name: z.string(),
    hoursPerWeek: z.number().meta({ description: 'Stated hours for this kind of work, of all together.' }),
    usualHours: z.number().meta({ description: 'Taken for an item whose hours nobody knows.' }),
    members: z.array(z.object({ id: uuid, name: z.string() })),
    projects: z.array(projectSlug),
  })
  .meta({ id: 'Team' });

const wish = {
  name: line(100),
  hoursPerWeek: hours.default(8),
  usualHours: hours.default(2),
  members: z.array(uuid).max(1000).default([]),
  projects: z.array(projectSlug).max(2000).default([]),
};

export const QUEUE = {
  listTeams: endpoint({
    method: 'GET',
    path: '/teams',
    action: 'team.list',
    summary: 'Teams by slug; projects are those that one may see',
    answer: z.object({ items: z.array(team) }),
  }),
  createTeam: endpoint({
    method: 'POST',
    path: '/teams',
    action: 'team.change',
    summary: 'Add a team: people, hours a week, projects',
    body: z.strictObject({ slug: teamSlug, ...wish }),
    status: 201,
    answer: team,
  }),
  changeTeam: endpoint({
    method: 'PUT',
    path: '/teams/{team}',
    action: 'team.change',
    summary: 'Write a team anew',
    body: z.strictObject(wish),
    answer: team,
  }),
  removeTeam: endpoint({
    method: 'DELETE',
    path: '/teams/{team}',
    action: 'team.change',
    summary: 'Remove a team; its projects stay',
    status: 204,
    answer: 'nothing',
  }),
  readQueue: endpoint({
    method: 'GET',
    path: '/queue',
    action: 'queue.read',
    summary: 'What to do, in its order: by due date, then by priority; what will be late within the hours a week',
    query: z.object({
      team: z
        .string()
        .max(63)
        .default('mine')
        .meta({ description: 'Its slug; `mine`: of the teams of who asks; `all`: every project that one may see.' }),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    answer: z
      .object({
        today: day,
        teams: z.array(teamSlug),
        hoursPerWeek: z.number(),
        usualHours: z.number(),
        open: amount.meta({ description: 'Open and undecided, all in all.' }),
        planned: amount.meta({ description: 'How many of them, the first, were planned.' }),
        late: amount,
        willBeLate: amount.meta({ description: 'Not late yet, and not done in time within the hours.' }),
        withoutDeadline: amount,
        items: z.array(
          vulnerability
            .extend({
              terms: z
                .array(z.object({ term: z.string(), points: z.number(), reason: z.string() }))
                .meta({ description: 'Why its priority is what it is.' }),
              doneInWeeks: z.number().nullable().meta({ description: 'Null: not within a year.' }),
              willBeLate: z.boolean(),
            })
            .meta({ id: 'WorkItem' }),
        ),
      })
      .meta({ id: 'WorkQueue' }),
  }),
};
