import type { Schemas } from '../../client/client.ts';

export type LiveEvent = Schemas['LiveEvent'];
export type Progress = NonNullable<LiveEvent['progress']>;

export interface RunningScan extends Progress {
  /** When it was last heard of, in milliseconds. */
  readonly heard: number;
}

/** Scans that run, by the id that the command gave them. */
export type Running = ReadonlyMap<string, RunningScan>;

/** After this silence a scan is no longer shown as running. */
const SILENCE = 60_000;

/** What runs after an event; `now` in milliseconds. Scans that ended or fell silent are left out. */
export function afterEvent(running: Running, event: LiveEvent, now: number): Running {
  const next = new Map([...running].filter(([, scan]) => now - scan.heard < SILENCE));
  const { progress } = event;
  if (progress === undefined) {
    // the event names the record's scan, not the command's: what was being sent is what was recorded
    if (event.kind === 'recorded') for (const [id, { phase }] of next) if (phase === 'upload') next.delete(id);
    return next;
  }
  if (progress.phase === 'recorded') next.delete(progress.scan);
  else next.set(progress.scan, { ...progress, heard: now });
  return next;
}

/** An event of the stream, null when it is none. */
export function eventOf(data: unknown): LiveEvent | null {
  if (typeof data !== 'string') return null;
  try {
    const event: unknown = JSON.parse(data);
    return typeof event === 'object' && event !== null && 'kind' in event ? (event as LiveEvent) : null;
  } catch {
    return null;
  }
}

const PHASES: Readonly<Record<Progress['phase'], string>> = {
  collect: 'Collecting the files',
  read: 'Reading files',
  conclude: 'Drawing conclusions',
  judge: 'Judging',
  upload: 'Sending the report',
  recorded: 'Recorded',
  failed: 'Failed',
};

export function phaseWord(phase: Progress['phase']): string {
  return PHASES[phase];
}
