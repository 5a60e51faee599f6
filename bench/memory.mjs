// Memory and processor time of a program with all its children, by looking into /proc while it runs.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { run } from './measure.mjs';

export const HOW =
  'all processes of the tree together, every 20 ms: Pss_Anon + Pss_Shmem of /proc/PID/smaps_rollup, so a shared page counts once and mapped files do not';

const INTERVAL = 20;

/** Runs a command line; answers its peaks in MiB, without and with mapped files, its processor time, and its bytes read. */
export async function watched(line) {
  const ticks = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const seen = new Map();
  const peak = { own: 0, withFiles: 0, processes: 0 };
  let timer;
  const outcome = await run(line, (root) => {
    timer = setInterval(() => {
      const now = processesBelow(root).map(({ pid, started, used }) => {
        const known = seen.get(`${pid} ${started}`);
        seen.set(`${pid} ${started}`, { used, read: bytesRead(pid) ?? known?.read ?? 0 });
        return memoryOf(pid);
      });
      const sum = (name) => now.reduce((total, memory) => total + memory[name], 0) / 1024;
      peak.own = Math.max(peak.own, sum('own'));
      peak.withFiles = Math.max(peak.withFiles, sum('withFiles'));
      peak.processes = Math.max(peak.processes, now.length);
    }, INTERVAL);
  });
  clearInterval(timer);
  const all = [...seen.values()];
  return {
    ...outcome,
    ...peak,
    cpu: all.reduce((sum, { used }) => sum + used, 0) / ticks,
    read: all.reduce((sum, { read }) => sum + read, 0),
  };
}

/** The process and its descendants. */
function processesBelow(root) {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((stat) => stat !== null);
  const tree = new Set([root]);
  for (let before = 0; before !== tree.size; ) {
    before = tree.size;
    for (const { pid, parent } of all) if (tree.has(parent)) tree.add(pid);
  }
  return all.filter(({ pid }) => tree.has(pid));
}

function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // what follows the name in brackets: state, parent, …
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return {
      pid: Number(pid),
      parent: Number(fields[1]),
      used: Number(fields[11]) + Number(fields[12]),
      started: fields[19],
    };
  } catch {
    return null;
  }
}

/** In kB. */
function memoryOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1');
    const of = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
    return { own: of('Pss_Anon') + of('Pss_Shmem'), withFiles: of('Pss') };
  } catch {
    return { own: 0, withFiles: 0 };
  }
}

/** Bytes that the process has taken from files and pipes. */
function bytesRead(pid) {
  try {
    return Number(/^rchar: (\d+)/.exec(readFileSync(`/proc/${pid}/io`, 'latin1'))[1]);
  } catch {
    return null;
  }
}
