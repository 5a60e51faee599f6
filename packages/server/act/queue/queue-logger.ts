import { Logger } from 'graphile-worker';
import type { RecordLogger } from '../../record/context.ts';

/** What the queue says about itself; jobs are told by the tasks, so that nothing of their payload is logged. */
export function queueLogger(logger: RecordLogger): Logger {
  return new Logger((scope) => (level, message) => {
    if (level !== 'error' && level !== 'warning') return;
    const [first = ''] = message.split('\n');
    logger.warn({ task: scope.taskIdentifier, job: scope.jobId }, `queue: ${first}`);
  });
}
