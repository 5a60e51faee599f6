export { forgetComponents } from './forget-components.ts';
export { forgetReports } from './forget-reports.ts';
export { DEFAULT_RETENTION } from './kept-days.ts';
export { isBlobUsed } from './used-blobs.ts';
export { wouldGo } from './would-go.ts';
