import type { OpenScanner } from '../open-scanners.ts';
import type { Limits, ScanRequest } from '../request.ts';
import type { ProcessSetup } from './scanner-process.ts';
import { Watch } from './watch.ts';

/** How the children of one scan are started: those that read, and those that conclude. */
export function processSetups(
  request: ScanRequest,
  limits: Limits,
  scanners: readonly OpenScanner[],
): { readonly read: ProcessSetup; readonly conclude: ProcessSetup } {
  const common = { entry: request.childEntry, watch: new Watch() };
  const choices = scanners.map(({ choice }) => choice);
  const matching = scanners.filter(({ entry }) => entry.usesAdvisories);
  const facts = Math.max(limits.fileFacts, ...scanners.map((scanner) => scanner.limits.fileFacts));
  const read: ProcessSetup = {
    ...common,
    memory: Math.max(limits.readMemory, ...scanners.map((scanner) => scanner.limits.readMemory)),
    answerMs: limits.readMs,
    usesNativeCode: scanners.some(({ entry }) => entry.usesNativeCode === true),
    open: { scanners: choices, advisoriesFolder: null, steps: limits.readSteps, output: facts, memory: 0 },
  };
  const conclude: ProcessSetup = {
    ...common,
    memory: Math.max(limits.concludeMemory, ...matching.map((scanner) => scanner.limits.concludeMemory)),
    answerMs: limits.concludeMs,
    usesNativeCode: false,
    open: {
      scanners: choices,
      advisoriesFolder: matching.length > 0 ? request.advisoriesFolder : null,
      steps: limits.concludeSteps,
      output: limits.conclusion,
      memory: limits.memory,
    },
  };
  return { read, conclude };
}
