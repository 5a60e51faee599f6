import { banditReader } from './code-tools/bandit-reader.ts';
import type { ForeignReader } from './reader.ts';
import { sarifReader } from './sarif/sarif-reader.ts';

/** Every format of other tools that is read; the first that recognises a file reads it, so narrow ones come first. */
export const READERS: readonly ForeignReader[] = [sarifReader, banditReader];
