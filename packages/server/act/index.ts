export { retryMessage } from './delivery/retry-message.ts';
export { isMailAddress, type MailSettings, mailSettings } from './mail/mail-settings.ts';
export { TEXTS } from './notices/texts.ts';
export { notify } from './notify.ts';
export { migrateQueue } from './queue/migrate-queue.ts';
export { makeReceiverSecret } from './receivers/receiver-secret.ts';
export { isSignedBy } from './webhook/signature.ts';
export { type Runner, startWorker, type WorkerOptions } from './worker.ts';
