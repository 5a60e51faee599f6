// What the code surface finds in a folder, by the command that users run.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine, run, vauban } from './measure.mjs';

/** The report of one scan of the code surface; `only` are further arguments. */
export async function scanCode(folder, only = []) {
  const place = mkdtempSync(join(tmpdir(), 'vauban-bench-'));
  const file = join(place, 'report.json');
  const words = [
    'scan',
    folder,
    '--surface',
    'code',
    '--offline',
    '--no-cache',
    '--quiet',
    '--format',
    'json',
    '--output',
    file,
  ];
  try {
    const line = commandLine(process.execPath, [vauban, ...words, ...only], {
      fails: (code) => code === 2 || code > 3,
    });
    const { ms } = await run(line);
    return { ms, report: JSON.parse(readFileSync(file, 'utf8')) };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
