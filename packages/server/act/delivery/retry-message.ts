import type { Trx } from '../../record/context.ts';
import { addJob } from '../queue/add-job.ts';
import { revive } from './waiting.ts';

/** Lets a dead letter be tried again, under the same message id; false when there is no such dead letter. */
export async function retryMessage(trx: Trx, organisationId: string, messageId: string): Promise<boolean> {
  const revived = await revive(trx, organisationId, messageId);
  if (revived === null) return false;
  const { receiverId } = revived;
  await addJob(trx, 'deliver', { organisationId, receiverId }, { key: `deliver:${receiverId}` });
  return true;
}
