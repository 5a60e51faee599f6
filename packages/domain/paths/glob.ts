import { GlobMachine } from './glob-machine.ts';
import { compileGlob } from './glob-program.ts';

const LONGEST_GLOB = 1024;
const REMEMBERED = 256;
const remembered = new Map<string, GlobMachine | null>();

/**
 * Whether the whole path matches the glob, case-sensitive, in time linear in the path whatever the glob.
 * `*` and `?` stay inside a name (a leading dot is nothing special), `**` as a whole name is any number of folders,
 * `{a,b}` is either, `[a-z]` and `[!a-z]` are sets, a backslash takes the next character as it is.
 * A glob that ends in `/` means everything below. One of more than 1,024 characters matches nothing.
 */
export function matchesGlob(glob: string, path: string): boolean {
  let machine = remembered.get(glob);
  if (machine === undefined) {
    if (remembered.size >= REMEMBERED) remembered.clear();
    machine = glob.length > LONGEST_GLOB ? null : new GlobMachine(compileGlob(anchored(glob)));
    remembered.set(glob, machine);
  }
  return machine?.accepts(path) ?? false;
}

function anchored(glob: string): string {
  const relative = glob.replace(/^\.?\//, '');
  return relative.endsWith('/') ? `${relative}**` : relative;
}
