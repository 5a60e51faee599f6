import { REPORT_VERSION } from '@vauban/domain';
import { safeText } from '../text/safe-text.ts';
import { ReportUnreadable } from './report-unreadable.ts';

/** How many minor versions back a reader goes. A minor only adds what may be absent, so an older one needs no change. */
const MINORS_BACK = 2;

/** Throws `ReportUnreadable` unless `schema` names this version or one of the two minors before it. */
export function checkVersion(schema: unknown, own: string = REPORT_VERSION): void {
  const given = typeof schema === 'string' ? versionOf(schema) : null;
  const mine = versionOf(own);
  if (given === null || mine === null) {
    throw new ReportUnreadable(`This is no report of Vauban: its "schema" should be like "${own}".`);
  }
  const name = safeText(String(schema));
  if (given.major > mine.major || (given.major === mine.major && given.minor > mine.minor)) {
    throw new ReportUnreadable(
      `The report is a ${name}, newer than the ${own} that this version of Vauban reads: update Vauban.`,
    );
  }
  if (given.major < mine.major || given.minor < mine.minor - MINORS_BACK) {
    throw new ReportUnreadable(
      `The report is a ${name}, older than this version of Vauban reads (${own} and two minors before it): scan again.`,
    );
  }
}

function versionOf(schema: string): { major: number; minor: number } | null {
  const match = /^vauban\.report\/(\d{1,6})\.(\d{1,6})$/.exec(schema);
  return match ? { major: Number(match[1]), minor: Number(match[2]) } : null;
}
