import { judgementDocument, pullRequestBranch } from '../../record/index.ts';
import { recorded } from '../record-problem.ts';
import type { Handlers } from '../route/call.ts';

export const JUDGEMENT_HANDLERS: Handlers<'readJudgement'> = {
  async readJudgement({ services, organisationId, projectId, query, request, reply }) {
    const branch = query.pullRequest === undefined ? (query.branch ?? null) : pullRequestBranch(query.pullRequest);
    const document = await recorded(judgementDocument(services.record, { organisationId, projectId, branch }));
    const tag = `"${document.digest}"`;
    reply.header('etag', tag).header('cache-control', 'private, no-cache');
    const known = String(request.headers['if-none-match'] ?? '')
      .split(',')
      .map((one) => one.trim().replace(/^W\//, ''));
    if (known.includes(tag) || known.includes('*')) {
      reply.code(304).send();
      return null;
    }
    return document as never;
  },
};
