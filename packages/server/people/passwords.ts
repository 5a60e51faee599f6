import { type Algorithm, hash, type Options, verify } from '@node-rs/argon2';

/** OWASP's "Password Storage Cheat Sheet": Argon2id with 19 MiB, two passes, one lane. */
const SETTING: Options = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** How many are counted at once, so that sign-ins can take neither all memory nor all cores, and how many may wait. */
const AT_ONCE = 2;
const MAY_WAIT = 64;

/** Too many passwords are being checked at this moment. */
export class TooBusy extends Error {
  constructor() {
    super('Too many passwords are being checked.');
    this.name = 'TooBusy';
  }
}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MAY_WAIT) throw new TooBusy();
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** A hash to keep; the same text in any Unicode form gives the same password. */
export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), SETTING));
}

let stand: Promise<string> | undefined;

/** Whether it is the password. Where there is none to compare with (null) it takes as long, and answers no. */
export async function checkPassword(kept: string | null, password: string): Promise<boolean> {
  stand ??= hash('nobody has this password', SETTING);
  const against = kept ?? (await stand);
  const same = await inTurn(() => verify(against, password.normalize('NFKC')).catch(() => false));
  return same && kept !== null;
}
