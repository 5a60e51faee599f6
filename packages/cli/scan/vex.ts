import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { VexStatement } from '@vauban/domain';
import { readVex } from '@vauban/reports';
import { fileProblem } from '../command/problem.ts';

/** The statements of the documents that a person named. Throws a `Problem` for what cannot be read. */
export function vexStatements(files: readonly string[], cwd: string): VexStatement[] {
  return files.flatMap((file) => {
    let bytes: Buffer;
    try {
      bytes = readFileSync(resolve(cwd, file));
    } catch (error) {
      throw fileProblem(error, 'read', file) ?? error;
    }
    return readVex(bytes, file);
  });
}
