import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, lstatSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One thing that was looked at. */
export interface Check {
  readonly name: string;
  readonly state: 'good' | 'note' | 'bad';
  /** What holds, and what to do when it is not good. */
  readonly says: string;
}

/** Whether a folder can be used; one that is not there yet needs a folder above it that is writable. */
export function folderCheck(name: string, folder: string): Check {
  const there = existingAbove(folder);
  try {
    accessSync(there, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return { name, state: 'bad', says: `${folder} cannot be written to. Change its rights, or set VAUBAN_HOME.` };
  }
  const size = there === folder ? `, ${amount(sizeOf(folder))}` : ', not there yet';
  return { name, state: 'good', says: `${folder}${size}` };
}

function existingAbove(folder: string): string {
  let at = folder;
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  return at;
}

/** Bytes of all files below a folder; links are not followed. */
function sizeOf(folder: string): number {
  let bytes = 0;
  const open = [folder];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    try {
      for (const entry of readdirSync(at, { withFileTypes: true })) {
        const path = join(at, entry.name);
        if (entry.isDirectory()) open.push(path);
        else bytes += lstatSync(path).blocks * 512;
      }
    } catch {
      // another run may remove what it no longer needs meanwhile
    }
  }
  return bytes;
}

function amount(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

export function gitCheck(): Check {
  try {
    const version = execFileSync('git', ['--version'], { encoding: 'utf8', timeout: 10_000 }).trim();
    return { name: 'git', state: 'good', says: version.replace(/^git version /, '') };
  } catch {
    return {
      name: 'git',
      state: 'note',
      says: 'not found: folders are walked as they are, without history, --since and ignored files. Install git.',
    };
  }
}
