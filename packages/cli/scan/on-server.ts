import type { Report } from '@vauban/domain';
import { say } from '../command/say.ts';
import type { Locations } from '../configuration/locations.ts';
import { ServerAway } from '../server/problems.ts';
import type { ServerSession } from '../server/server-session.ts';
import type { ServerWish } from '../server/wish.ts';
import type { Progress } from './progress.ts';
import type { ScanWish } from './wish.ts';

/** The session with the server that was asked for; null without one. Nothing of it is loaded then. */
export async function openServer(
  wish: ServerWish | null,
  context: { readonly locations: Locations; readonly signal: AbortSignal },
): Promise<ServerSession | null> {
  if (wish === null) return null;
  const { openSession } = await import('../server/server-session.ts');
  return openSession(wish, { ...context, environment: process.env, now: () => new Date() });
}

/**
 * Records a report that was shown already, and tells where it is to be seen and what the server thinks otherwise.
 * A server that is away costs a note; a release that could not be recorded is a failure.
 */
export async function recordOn(
  server: ServerSession,
  report: Report,
  wish: ScanWish,
  progress: Progress,
): Promise<void> {
  const note = (text: string) => {
    if (!wish.quiet) say(text);
  };
  for (const text of server.notes) note(text);
  try {
    const { page, differences } = await server.record(report, (sent, total) =>
      progress.show(`sending the report … ${Math.floor((100 * sent) / Math.max(1, total))} %`),
    );
    progress.clear();
    for (const difference of differences) note(`The server judges otherwise: ${difference}`);
    note(`Recorded: ${page}`);
  } catch (error) {
    progress.clear();
    if (!(error instanceof ServerAway) || wish.server?.release != null) throw error;
    say(`The report was not recorded. ${error.message} Then scan again.`);
  }
}
