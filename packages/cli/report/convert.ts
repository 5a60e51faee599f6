import { EXIT } from '../command/exit-code.ts';
import type { Output } from '../scan/output-pairs.ts';
import { checkOutputs, deliver } from './deliver.ts';
import { reportOr } from './saved.ts';

/** Writes a saved report in the formats asked for. */
export async function runReport(file: string | null, outputs: readonly Output[]): Promise<number> {
  checkOutputs(outputs);
  await deliver(await reportOr(file, process.cwd()), outputs);
  return EXIT.pass;
}
