import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes a file's bytes survive a power cut. */
export function flushFile(file: string): void {
  const fd = openSync(file, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Makes the names in a folder survive a power cut. */
export function flushFolder(folder: string): void {
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Writes a small file so that a reader sees the old text or the new one, never a part, even after a power cut. */
export function replaceFile(file: string, text: string): void {
  const aside = `${file}.${process.pid}.new`;
  writeDurable(aside, text);
  renameSync(aside, file);
  flushFolder(dirname(file));
}

/** Writes a file and waits until the disk has it. */
export function writeDurable(file: string, text: string | Buffer): void {
  const fd = openSync(file, 'w');
  try {
    const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
    for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
