import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { amount, line, page, pageOf, projectSlug, time, uuid, verdict } from './words.ts';

const lastScan = z.object({ id: uuid, verdict, recorded: time, branch: z.string().nullable() });

export const project = z
  .object({
    id: uuid,
    slug: z.string(),
    name: z.string(),
    repository: z.string().nullable(),
    path: z.string(),
    defaultBranch: z.string().nullable(),
    snippets: z.enum(['on', 'off']),
    created: time,
    archived: time.nullable(),
    open: z.record(z.string(), amount).meta({ description: 'Open vulnerabilities by severity.' }),
    lastScan: lastScan.nullable(),
    may: z.array(z.string()).meta({ description: 'Actions that the asker may do on this project.' }),
  })
  .meta({ id: 'Project' });

const branch = z
  .object({
    id: uuid,
    name: z.string(),
    isDefault: z.boolean(),
    lastCommit: z.string().nullable(),
    lastScan: lastScan.nullable(),
    open: amount,
    pullRequest: z.int().nullable().meta({ description: 'Of which pull request this is the place.' }),
    created: time,
    retired: time.nullable(),
  })
  .meta({ id: 'Branch' });

const repository = z
  .string()
  .trim()
  .max(500)
  .regex(/^[^\s\p{Cc}]+$/u)
  .meta({ description: 'As reports name it: without credentials.' });

const folder = z
  .string()
  .max(500)
  .regex(/^(?:\.|[^/\p{Cc}][^\p{Cc}]*)$/u);

export const PROJECTS = {
  listProjects: endpoint({
    method: 'GET',
    path: '/projects',
    action: 'project.list',
    summary: 'Projects that one may see, by slug',
    query: page.extend({ q: z.string().max(200).optional(), archived: z.enum(['no', 'yes', 'all']).default('no') }),
    answer: pageOf(project),
  }),
  createProject: endpoint({
    method: 'POST',
    path: '/projects',
    action: 'project.create',
    summary: 'Create a project: a repository, or a folder in one',
    body: z.strictObject({
      slug: projectSlug,
      name: line(200),
      repository: repository.nullable().default(null),
      path: folder.default('.'),
      defaultBranch: line(250).nullable().default(null),
    }),
    status: 201,
    answer: project,
  }),
  readProject: endpoint({
    method: 'GET',
    path: '/projects/{project}',
    action: 'project.read',
    summary: 'One project',
    answer: project,
  }),
  changeProject: endpoint({
    method: 'PATCH',
    path: '/projects/{project}',
    action: 'project.change',
    summary: 'Change name, repository, branch or settings; archive or bring back',
    body: z.strictObject({
      name: line(200).optional(),
      repository: repository.nullable().optional(),
      path: folder.optional(),
      defaultBranch: line(250).nullable().optional(),
      snippets: z.enum(['on', 'off']).optional(),
      archived: z.boolean().optional(),
    }),
    answer: project,
  }),
  listBranches: endpoint({
    method: 'GET',
    path: '/projects/{project}/branches',
    action: 'project.read',
    summary: 'Branches that were scanned, by name',
    query: page.extend({ retired: z.enum(['no', 'yes', 'all']).default('no') }),
    answer: pageOf(branch),
  }),
  retireBranch: endpoint({
    method: 'POST',
    path: '/projects/{project}/retired-branches',
    action: 'branch.retire',
    summary: 'Say that a branch or a pull request is no more: what was open on it is gone, until it is scanned again',
    body: z
      .strictObject({
        branch: line(250).optional(),
        pullRequest: z.int().min(1).optional(),
        reason: line(300).default('it is no more'),
      })
      .refine(({ branch: name, pullRequest }) => (name === undefined) !== (pullRequest === undefined), {
        error: 'Name a branch or a pull request.',
      }),
    answer: z.object({ branch: z.string(), closed: amount }),
  }),
};
