export { watchStatus } from './watch-status.ts';
