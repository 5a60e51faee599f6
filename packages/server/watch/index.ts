export { type RematchOutcome, rematch } from './rematch/rematch.ts';
export { type ReportBlobs, type WatchSettings, watchSettings } from './settings.ts';
export { updateOnce } from './update.ts';
export { type WatchStatus, watchStatus } from './watch-status.ts';
