import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { amount, time } from './words.ts';

const days = z.int().min(30).max(3650).nullable();

const wish = z.strictObject({
  reportDays: days.meta({ description: 'How long the report of a scan is kept whole; null: for ever.' }),
  componentDays: days.meta({ description: 'How long what a scan was made of is kept as a list; null: for ever.' }),
});

const retention = z
  .object({
    ...wish.shape,
    origin: z.enum(['built-in', 'organisation', 'project']),
    version: z
      .int()
      .meta({ description: 'What to send as `version` when one changes it here; 0: nothing is said here.' }),
    madeBy: z.string().nullable(),
    made: time.nullable(),
  })
  .meta({
    id: 'Retention',
    description:
      'Never deleted by it: scans with their coverage, vulnerabilities, events, decisions, the audit log, and the report of a scan that is the last of a branch or that a release was made of.',
  });

const change = z.strictObject({ ...wish.shape, version: z.int().min(0) });

const effect = z
  .object({
    reports: amount.meta({ description: 'Scans that would lose their report.' }),
    components: amount.meta({ description: 'Scans that would lose the list of what they were made of.' }),
    kept: amount.meta({ description: 'Old scans that would keep both, as a branch or a release stands on them.' }),
  })
  .meta({ id: 'RetentionEffect' });

export const RETENTION = {
  readRetention: endpoint({
    method: 'GET',
    path: '/projects/{project}/retention',
    action: 'retention.read',
    summary: 'How long reports of a project are kept',
    answer: retention,
  }),
  changeRetention: endpoint({
    method: 'PUT',
    path: '/projects/{project}/retention',
    action: 'retention.change',
    summary: 'Give a project its own retention',
    body: change,
    answer: retention,
  }),
  previewRetention: endpoint({
    method: 'POST',
    path: '/projects/{project}/retention/preview',
    action: 'retention.change',
    summary: 'What would go if that held; nothing is deleted',
    body: wish,
    answer: effect,
  }),
  readDefaultRetention: endpoint({
    method: 'GET',
    path: '/retention',
    action: 'default-retention.read',
    summary: 'How long reports of projects without their own retention are kept',
    answer: retention,
  }),
  changeDefaultRetention: endpoint({
    method: 'PUT',
    path: '/retention',
    action: 'default-retention.change',
    summary: 'Change it for all projects without their own',
    body: change,
    answer: retention,
  }),
  previewDefaultRetention: endpoint({
    method: 'POST',
    path: '/retention/preview',
    action: 'default-retention.change',
    summary: 'What would go of all projects without their own; nothing is deleted',
    body: wish,
    answer: effect,
  }),
};
