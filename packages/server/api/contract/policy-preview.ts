import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { configuration } from './policy.ts';
import { amount, severity, surface, time, verdict } from './words.ts';

const tally = z.object({ pass: amount, fail: amount, unproven: amount }).meta({ id: 'VerdictTally' });

const wish = z.strictObject({
  document: configuration.meta({ description: 'The policy that might hold.' }),
  days: z.int().min(1).max(366).default(30).meta({ description: 'How far to look back.' }),
});

const preview = z
  .object({
    since: time,
    looked: amount.meta({ description: 'Scans that were judged again.' }),
    notLooked: z
      .array(z.object({ scans: amount, why: z.string() }))
      .meta({ description: 'Scans of those days that were not judged again, and why; empty: all were.' }),
    before: tally.meta({ description: 'The verdicts by the policy that holds now, with the decisions of today.' }),
    after: tally.meta({ description: 'The verdicts by the policy that was sent, with the same decisions.' }),
    changed: z
      .array(
        z.object({
          scan: z.uuid(),
          project: z.string(),
          branch: z.string().nullable(),
          pullRequest: z.int().nullable(),
          commit: z.string().nullable(),
          recorded: time,
          before: verdict,
          after: verdict,
          reasons: z.array(z.string()).meta({ description: 'Why the policy that was sent judges so.' }),
        }),
      )
      .meta({ description: 'Scans whose verdict would be another, the newest first; at most 100.' }),
    changedInAll: amount,
    findings: z
      .array(
        z.object({
          id: z.string(),
          title: z.string(),
          rule: z.string(),
          surface,
          severity,
          path: z.string(),
          line: z.int().nullable(),
          scans: amount.meta({ description: 'How many of the scans had it.' }),
          gatesBefore: z.array(z.string()),
          gatesAfter: z.array(z.string()),
        }),
      )
      .meta({
        description: 'Findings that would fail other gates than they do; those of most scans first; at most 100.',
      }),
    findingsInAll: amount,
  })
  .meta({ id: 'PolicyPreview', description: 'What a policy would have said of the scans of the last days.' });

export const POLICY_PREVIEW = {
  previewPolicy: endpoint({
    method: 'POST',
    path: '/projects/{project}/policy/preview',
    action: 'policy.change',
    summary: "What another policy would have said of a project's scans; nothing is changed",
    body: wish,
    answer: preview,
  }),
  previewDefaultPolicy: endpoint({
    method: 'POST',
    path: '/policy/preview',
    action: 'default-policy.change',
    summary: 'The same of the scans of every project without a policy of its own',
    body: wish,
    answer: preview,
  }),
};
