import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { decision } from './vulnerabilities.ts';
import { day, decisionKind, lines, page, pageOf, projectSlug, several, severity, vulnerabilityId } from './words.ts';

const listed = decision
  .extend({ vulnerability: vulnerabilityId, project: projectSlug, title: z.string(), severity })
  .meta({ id: 'ListedDecision' });

export const DECISIONS = {
  listDecisions: endpoint({
    method: 'GET',
    path: '/decisions',
    action: 'decision.list',
    summary:
      'Decisions where one may see them, the last made first: proposed, to be looked at again, that hold, or ended',
    query: page.extend({
      state: z.enum(['proposed', 'questioned', 'holds', 'ended']).default('proposed'),
      project: several(projectSlug).optional(),
    }),
    answer: pageOf(listed),
  }),
  decide: endpoint({
    method: 'POST',
    path: '/vulnerabilities/{vulnerability}/decisions',
    action: 'decision.propose',
    summary: 'Decide on it, with a reason and an end; who may not decide on its severity proposes',
    body: z.strictObject({
      kind: decisionKind,
      reason: lines(2000),
      until: day,
      pattern: z
        .strictObject({ path: z.string().min(1).max(500) })
        .optional()
        .meta({ description: "A false positive's rule is one below this glob, for what comes later too." }),
    }),
    status: 201,
    answer: decision,
  }),
  approveDecision: endpoint({
    method: 'POST',
    path: '/decisions/{decision}/approve',
    action: 'decision.make',
    summary: 'Approve a proposal of somebody else: it holds from now on',
    body: z.strictObject({}),
    answer: decision,
  }),
  rejectDecision: endpoint({
    method: 'POST',
    path: '/decisions/{decision}/reject',
    action: 'decision.make',
    summary: 'Reject a proposal',
    body: z.strictObject({ reason: lines(2000) }),
    answer: decision,
  }),
  confirmDecision: endpoint({
    method: 'POST',
    path: '/decisions/{decision}/confirm',
    action: 'decision.make',
    summary: 'Say that it still holds although what it rests on has changed',
    body: z.strictObject({ reason: lines(2000) }),
    answer: decision,
  }),
  endDecision: endpoint({
    method: 'POST',
    path: '/decisions/{decision}/end',
    action: 'decision.make',
    summary: 'End a decision before its day',
    body: z.strictObject({ reason: lines(2000) }),
    answer: decision,
  }),
  exportVex: endpoint({
    method: 'GET',
    path: '/projects/{project}/vex',
    action: 'vulnerability.read',
    summary: 'What is known and was decided about components, as OpenVEX 0.2.0',
    answer: 'stream',
    type: 'application/json',
  }),
};
