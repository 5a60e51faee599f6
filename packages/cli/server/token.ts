import { readFileSync } from 'node:fs';
import { fileProblem, Problem } from '../command/problem.ts';

const LONGEST = 4096;

/** The API token: from the named file, else from `VAUBAN_TOKEN`. It is never shown. Throws a `Problem` without one. */
export function readToken(file: string | null, environment: NodeJS.ProcessEnv): string {
  const text = (file === null ? environment.VAUBAN_TOKEN : fromFile(file))?.trim();
  if (text === undefined || text === '') {
    const where = file === null ? 'VAUBAN_TOKEN is not set' : `${file} is empty`;
    throw new Problem(`The server needs an API token, and ${where}. Make one on the server under Settings, Tokens.`);
  }
  if (!/^[\x21-\x7e]{1,200}$/.test(text)) {
    throw new Problem(`${file ?? 'VAUBAN_TOKEN'} holds no API token. It is one line that begins with vbn_.`);
  }
  return text;
}

function fromFile(file: string): string {
  try {
    return readFileSync(file, { encoding: 'utf8' }).slice(0, LONGEST);
  } catch (error) {
    throw fileProblem(error, 'read the token from', file) ?? error;
  }
}
