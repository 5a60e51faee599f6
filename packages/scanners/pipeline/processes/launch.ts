import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

export interface LaunchRequest {
  /** Absolute path of the built entry. */
  readonly entry: string;
  /** Read by native code of a child that looks up advisories; null for every other child. */
  readonly advisoriesFolder: string | null;
  /** A parser of a scanner that reads is a native addon. */
  readonly usesNativeCode: boolean;
  /** Of JavaScript's own heap, in bytes. */
  readonly heap: number;
  /** Processor seconds after which the system ends the child, whatever happens to us. */
  readonly seconds: number;
}

/*
 * What the system can take away is taken away before Node.js starts: core dumps, time without end, the network, new
 * privileges, and life beyond the parent's (a child in an endless loop would never notice that its input closed).
 * Each wrapper is tried on the files that the child needs, since a new user namespace may lose a right to read them.
 */
const SHELL = '/bin/sh';
const SCRIPT = `
ulimit -c 0
ulimit -t "$1"
shift
reads='test -x "$1" && shift && for file; do test -r "$file" || exit 1; done'
for wrap in 'unshare --user --map-root-user --net setpriv --no-new-privs --pdeathsig KILL' 'setpriv --no-new-privs --pdeathsig KILL'; do
  if $wrap ${SHELL} -c "$reads" "$0" "$NODE" "$ENTRY" "$DATA" 2>/dev/null; then exec $wrap env -i "$@"; fi
done
exec env -i "$@"
`;

/**
 * Starts a child with an empty environment, the root as its folder and no handle but the pipes: frames in on 0, words
 * about a failed start on 2, answers out on 3. Where Node.js has its permission model, the child reads the program's own
 * files (and the advisories) and no other, and may not write, nor start processes or threads.
 */
export function launch(request: LaunchRequest): ChildProcess {
  const command = [process.execPath, ...nodeFlags(request), request.entry];
  const plain = process.platform === 'win32' || !existsSync(SHELL);
  const [program, ...words] = plain ? command : [SHELL, '-c', SCRIPT, SHELL, String(request.seconds), ...command];
  return spawn(program as string, words, {
    cwd: '/',
    env: plain ? {} : { NODE: process.execPath, ENTRY: request.entry, DATA: request.advisoriesFolder ?? request.entry },
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
}

function nodeFlags({ entry, advisoriesFolder, usesNativeCode, heap }: LaunchRequest): string[] {
  const flags = [
    '--no-warnings',
    '--disable-proto=delete',
    `--max-old-space-size=${Math.max(32, Math.round(heap / 1024 / 1024))}`,
  ];
  const permission = ['--permission', '--experimental-permission'].find((flag) =>
    process.allowedNodeEnvironmentFlags.has(flag),
  );
  const paths = [...readable(entry), ...(advisoriesFolder === null ? [] : [join(advisoriesFolder, '*')])];
  // Node.js 20 takes a comma for the end of a path
  if (permission === undefined || paths.some((path) => path.includes(','))) return flags;
  // the advisories are read by a native addon, and so is some source code; whoever does neither has no use for one
  const addons = advisoriesFolder === null && !usesNativeCode ? [] : ['--allow-addons'];
  return [...flags, permission, ...addons, ...paths.map((path) => `--allow-fs-read=${path}`)];
}

/**
 * The entry's folder, and what Node.js looks at above it to resolve the packages that are not bundled. No folder below
 * another one of the list: Node.js 22.12 gets lost in those.
 */
function readable(entry: string): string[] {
  const folders = [dirname(entry)];
  const files: string[] = [];
  for (let folder = dirname(entry); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules'))) folders.push(join(folder, 'node_modules'));
    if (existsSync(join(folder, 'package.json'))) files.push(join(folder, 'package.json'));
    if (folder === dirname(folder)) break;
  }
  const above = (path: string) => folders.some((folder) => path !== folder && path.startsWith(join(folder, sep)));
  return [...folders.map((folder) => join(folder, '*')), ...files].filter((path) => !above(dirname(path)));
}
