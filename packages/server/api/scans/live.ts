import { answerLive } from '../../http/live/answer.ts';
import type { Handlers } from '../route/call.ts';
import { doer } from '../route/who.ts';
import { iso } from '../times.ts';

export const LIVE_HANDLERS: Handlers<'sendProgress' | 'watchProject'> = {
  async sendProgress({ services, organisationId, projectId, body, now }) {
    services.live.publish(organisationId, projectId, { kind: 'progress', at: iso(now), progress: body });
  },

  async watchProject({ services, actor, organisationId, projectId, reply }) {
    answerLive(reply, services.live, { organisationId, projectId, who: String(doer(actor).id) });
    return null;
  },
};
