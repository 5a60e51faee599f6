export { retryMessage } from './delivery/retry-message.ts';
export { isMailAddress, mailSettings } from './mail/mail-settings.ts';
export { notify } from './notify.ts';
export { migrateQueue } from './queue/migrate-queue.ts';
export { makeReceiverSecret } from './receivers/receiver-secret.ts';
export { startWorker, type WorkerOptions } from './worker.ts';
