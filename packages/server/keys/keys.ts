import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { StoreError } from '../store/store-error.ts';

/** Seals what the server must read back. The key lies outside the database. */
export interface Keys {
  /** Names the key that seals, 8 hex digits. */
  readonly id: string;
  /** AES-256-GCM; `name` is bound in, so that a sealed value cannot be moved to another place. */
  seal(name: string, bytes: Uint8Array): Buffer;
  /** Throws `SealBroken` for what was changed, moved, or sealed with a key that is not here. */
  open(name: string, sealed: Uint8Array): Buffer;
  /** 32 bytes for one purpose that never change while the first key stays. */
  derive(purpose: string): Buffer;
}

/** A sealed value that cannot be opened. */
export class SealBroken extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SealBroken';
  }
}

const FORMAT = 1;
const ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + ID_BYTES + NONCE_BYTES;

/**
 * Opens the keys: from `given` (`VAUBAN_KEY`: base64 of 32 bytes; several with commas, the first one seals, the others
 * only open), else from the file `vauban.key` in the folder, which is made at the first start. Throws `StoreError`.
 */
export function openKeys(folder: string, given?: string | undefined): Keys {
  const text = given?.trim() ? given : fileKey(join(folder, 'vauban.key'));
  return keysOf(
    text
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(readKey),
  );
}

function keysOf(keys: readonly Buffer[]): Keys {
  const byId = new Map(keys.map((key) => [idOf(key), sealingKey(key)]));
  const [first] = keys;
  if (first === undefined) throw new StoreError('There is no key: VAUBAN_KEY or the key file is empty.');
  const id = idOf(first);
  return {
    id,
    seal(name, bytes) {
      const nonce = randomBytes(NONCE_BYTES);
      const head = Buffer.concat([Buffer.from([FORMAT]), Buffer.from(id, 'hex'), nonce]);
      const cipher = createCipheriv('aes-256-gcm', sealingKey(first), nonce);
      cipher.setAAD(Buffer.concat([head, Buffer.from(name)]));
      return Buffer.concat([head, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    },
    open(name, sealed) {
      if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] !== FORMAT)
        throw new SealBroken(`${name} is no sealed value.`);
      const head = sealed.subarray(0, HEAD_BYTES);
      const keyId = Buffer.from(head.subarray(1, 1 + ID_BYTES)).toString('hex');
      const key = byId.get(keyId);
      if (key === undefined) throw new SealBroken(`${name} was sealed with the key ${keyId}, which is not here.`);
      const decipher = createDecipheriv('aes-256-gcm', key, head.subarray(1 + ID_BYTES));
      decipher.setAAD(Buffer.concat([head, Buffer.from(name)]));
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES, -TAG_BYTES)), decipher.final()]);
      } catch {
        throw new SealBroken(`${name} was changed after it was sealed.`);
      }
    },
    derive: (purpose) => Buffer.from(hkdfSync('sha256', keys.at(-1) ?? first, 'vauban', purpose, 32)),
  };
}

function sealingKey(key: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, 'vauban', 'seal', 32));
}

function idOf(key: Buffer): string {
  return createHash('sha256')
    .update('vauban key id')
    .update(key)
    .digest('hex')
    .slice(0, 2 * ID_BYTES);
}

function readKey(text: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32 || !/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) {
    throw new StoreError('The key is not 32 bytes in base64; make one with: openssl rand -base64 32');
  }
  return key;
}

/** The key file's text; made whole or not at all, also when two processes start at once. */
function fileKey(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw new StoreError(`The key file ${file} cannot be read.`, { cause });
    }
  }
  const aside = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const handle = openSync(aside, 'wx', 0o600);
    writeSync(handle, `${randomBytes(32).toString('base64')}\n`);
    fsyncSync(handle);
    closeSync(handle);
    chmodSync(aside, 0o600);
    linkSync(aside, file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw new StoreError(`The key file ${file} cannot be made.`, { cause });
    }
  } finally {
    rmSync(aside, { force: true });
  }
  return readFileSync(file, 'utf8');
}
