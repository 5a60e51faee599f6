import { interruption } from '../command/interruption.ts';
import { locations } from '../configuration/locations.ts';
import { progressLine } from '../scan/progress.ts';
import { type Scanned, scan } from '../scan/scan.ts';
import { defaultWish } from '../scan/wish.ts';

/** Scans a folder for what a baseline takes in. */
export async function scanForBaseline(
  top: string,
  flags: { readonly update: boolean; readonly offline: boolean },
  version: string,
): Promise<Scanned> {
  const progress = progressLine(process.stderr, false);
  const interrupt = interruption();
  try {
    const context = { cwd: top, locations: locations(process.env), version, signal: interrupt.signal, progress };
    return await scan(
      { kind: 'path', path: top },
      { ...defaultWish(), ...flags },
      { ...context, now: () => new Date(), server: null },
    );
  } finally {
    progress.clear();
    interrupt.close();
  }
}
