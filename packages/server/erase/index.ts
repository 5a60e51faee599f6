export { type Erased, eraseAgain } from './erase-again.ts';
export { eraseInReports, reportsWith } from './erase-in-reports.ts';
export { erasePerson } from './erase-person.ts';
export { eraseProject, projectRows } from './erase-project.ts';
export { eraseText, rowsWith } from './erase-text.ts';
export { type Told, tombstone } from './tombstone.ts';
