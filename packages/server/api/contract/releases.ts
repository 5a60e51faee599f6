import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { amount, line, page, pageOf, projectSlug, time, uuid, verdict } from './words.ts';

const exposure = z.enum(['internet', 'internal', 'none', 'unknown']).meta({ id: 'Exposure' });

const deployment = z.object({ environment: z.string(), exposure, deployed: time, retired: time.nullable() });

const release = z
  .object({
    id: uuid,
    name: z.string(),
    commit: z.string().nullable(),
    scan: uuid.nullable().meta({ description: 'The scan that says what it is made of.' }),
    created: time,
    deployments: z.array(deployment).meta({ description: 'Live ones first.' }),
  })
  .meta({ id: 'Release' });

const environment = z.object({ name: z.string(), exposure, created: time }).meta({ id: 'Environment' });

const counts = z.record(z.string(), amount);

const runs = z
  .object({
    environment: z.string(),
    exposure,
    project: projectSlug,
    projectName: z.string(),
    release: z.string(),
    commit: z.string().nullable(),
    deployed: time,
    scan: uuid.nullable().meta({ description: 'The scan that says what it is made of.' }),
    scanned: time.nullable(),
    verdict: verdict.nullable(),
    found: counts.nullable().meta({ description: 'By severity, what that scan found; null: it was not scanned.' }),
    since: counts.meta({ description: 'By severity, what became known of it since.' }),
  })
  .meta({ id: 'Runs' });

export const RELEASES = {
  listDeployments: endpoint({
    method: 'GET',
    path: '/deployments',
    action: 'environment.list',
    summary: 'What runs where now: by environment, then project, of projects that one may see',
    query: page,
    answer: pageOf(runs),
  }),
  listReleases: endpoint({
    method: 'GET',
    path: '/projects/{project}/releases',
    action: 'release.read',
    summary: 'Releases of a project, the newest first',
    query: page,
    answer: pageOf(release),
  }),
  createRelease: endpoint({
    method: 'POST',
    path: '/projects/{project}/releases',
    action: 'release.change',
    summary: 'Name a release; the same name with the same scan answers the same release',
    body: z.strictObject({
      name: line(200),
      commit: z
        .string()
        .regex(/^[0-9a-f]{7,64}$/)
        .nullable()
        .default(null),
      scan: uuid.nullable().default(null).meta({ description: 'Absent: the last scan of that commit.' }),
    }),
    status: 201,
    answer: release,
  }),
  readRelease: endpoint({
    method: 'GET',
    path: '/projects/{project}/releases/{release}',
    action: 'release.read',
    summary: 'One release',
    answer: release,
  }),
  deploy: endpoint({
    method: 'POST',
    path: '/projects/{project}/releases/{release}/deployments',
    action: 'release.change',
    summary: 'Say that a release runs in an environment; what ran there of this project before is retired',
    body: z.strictObject({ environment: line(200), keepOthers: z.boolean().default(false) }),
    answer: release,
  }),
  retire: endpoint({
    method: 'DELETE',
    path: '/projects/{project}/releases/{release}/deployments/{environment}',
    action: 'release.change',
    summary: 'Say that a release no longer runs in an environment',
    answer: release,
  }),
  listEnvironments: endpoint({
    method: 'GET',
    path: '/environments',
    action: 'environment.list',
    summary: 'Environments, by name',
    answer: z.object({ items: z.array(environment) }),
  }),
  changeEnvironment: endpoint({
    method: 'PUT',
    path: '/environments/{environment}',
    action: 'environment.change',
    summary: 'Say who can reach an environment',
    body: z.strictObject({ exposure }),
    answer: environment,
  }),
};
