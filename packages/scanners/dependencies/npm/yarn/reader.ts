import type { ReadInput } from '../../../contract/scanner.ts';
import { readBerryLock } from './berry.ts';
import { readClassicLock } from './classic.ts';
import { writeYarnLockfile } from './lockfile.ts';

/** yarn.lock as Yarn 1 writes it, and as Yarn 2 and later do. */
export function readYarnLock(input: ReadInput): Uint8Array {
  const text = new TextDecoder().decode(input.bytes);
  const isBerry = /^["']?__metadata["']?:/m.test(text);
  return writeYarnLockfile(isBerry ? readBerryLock(text, input.spend) : readClassicLock(text, input.spend));
}
