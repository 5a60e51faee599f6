import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import type { Frame } from './frame.ts';

const HEADER = 10; // u16 length of the key, u32 length of the value, u32 origin
const WRITE_BUFFER = 1 << 20;
const READ_BUFFER = 1 << 18;

/** A sorted run before it is written. */
export interface PendingFrame {
  readonly key: string;
  readonly value: string;
  readonly origin: number;
}

/** Writes one sorted run. */
export function writeRun(file: string, frames: readonly PendingFrame[]): void {
  const fd = openSync(file, 'wx');
  try {
    let buffer = Buffer.allocUnsafe(WRITE_BUFFER);
    let used = 0;
    for (const frame of frames) {
      const most = HEADER + frame.key.length + frame.value.length * 3;
      if (used + most > buffer.length) {
        writeWhole(fd, buffer.subarray(0, used));
        used = 0;
        if (most > buffer.length) buffer = Buffer.allocUnsafe(most);
      }
      const keyLength = buffer.write(frame.key, used + HEADER, 'latin1');
      const valueLength = buffer.write(frame.value, used + HEADER + keyLength, 'utf8');
      buffer.writeUInt16LE(keyLength, used);
      buffer.writeUInt32LE(valueLength, used + 2);
      buffer.writeUInt32LE(frame.origin, used + 6);
      used += HEADER + keyLength + valueLength;
    }
    writeWhole(fd, buffer.subarray(0, used));
  } finally {
    closeSync(fd);
  }
}

function writeWhole(fd: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
}

/** Reads a run back in order. A frame's value is valid until the next one is asked for. */
export function* readRun(file: string): Generator<Frame, void, undefined> {
  const fd = openSync(file, 'r');
  try {
    let buffer = Buffer.allocUnsafe(READ_BUFFER);
    let start = 0;
    let end = 0;
    const fill = (needed: number): boolean => {
      if (end - start >= needed) return true;
      if (needed > buffer.length) {
        const larger = Buffer.allocUnsafe(needed * 2);
        buffer.copy(larger, 0, start, end);
        buffer = larger;
      } else {
        buffer.copy(buffer, 0, start, end);
      }
      end -= start;
      start = 0;
      while (end < needed) {
        const count = readSync(fd, buffer, end, buffer.length - end, null);
        if (count === 0) return false;
        end += count;
      }
      return true;
    };
    while (fill(HEADER)) {
      const keyLength = buffer.readUInt16LE(start);
      const valueLength = buffer.readUInt32LE(start + 2);
      const origin = buffer.readUInt32LE(start + 6);
      if (!fill(HEADER + keyLength + valueLength)) throw new Error(`${file} ends too early`);
      const body = start + HEADER;
      const key = buffer.toString('latin1', body, body + keyLength);
      const value = buffer.subarray(body + keyLength, body + keyLength + valueLength);
      start = body + keyLength + valueLength;
      yield { key, value, origin };
    }
  } finally {
    closeSync(fd);
  }
}
