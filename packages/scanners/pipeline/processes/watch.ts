import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What the watch looks after. */
export interface Watched {
  readonly pid: number | undefined;
  /** Whether an answer is awaited; only then time runs. */
  readonly waiting: boolean;
  /** Told at each turn with the time that passed, in ms, and the anonymous memory in bytes (null: unknown). */
  tick(passed: number, memory: number | null): void;
}

const INTERVAL = 25;
const INTERVAL_WITHOUT_PROC = 250;

/**
 * Looks at memory and time of all children of a scan at short intervals. Time is counted in turns and not by the clock, so
 * that a machine that slept or a busy parent takes nothing from a child.
 */
export class Watch {
  readonly #watched = new Set<Watched>();
  #timer: NodeJS.Timeout | null = null;
  #last = 0;

  add(watched: Watched): void {
    this.#watched.add(watched);
    if (this.#timer !== null) return;
    this.#last = performance.now();
    const interval = process.platform === 'linux' ? INTERVAL : INTERVAL_WITHOUT_PROC;
    this.#timer = setInterval(() => this.#turn(interval), interval);
  }

  remove(watched: Watched): void {
    this.#watched.delete(watched);
    if (this.#watched.size > 0 || this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }

  #turn(interval: number): void {
    const now = performance.now();
    const passed = Math.min(now - this.#last, 2 * interval);
    this.#last = now;
    const waiting = [...this.#watched].filter((watched) => watched.waiting);
    if (process.platform === 'linux') {
      for (const watched of waiting) watched.tick(passed, anonymousMemory(watched.pid));
    } else if (waiting.length > 0) void residentMemory(waiting, passed);
  }
}

/**
 * Bytes that a process really holds and that no file backs: RssAnon + RssShmem of `/proc/PID/status`. Mapped files
 * (the advisory snapshot) and reserved address space do not count.
 */
function anonymousMemory(pid: number | undefined): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    return (kilobytes(status, 'RssAnon:') + kilobytes(status, 'RssShmem:')) * 1024;
  } catch {
    return null;
  }
}

function kilobytes(status: string, name: string): number {
  const at = status.indexOf(name);
  return at === -1 ? 0 : Number.parseInt(status.slice(at + name.length, at + name.length + 30), 10);
}

/** Where there is no `/proc`, `ps` tells the whole resident memory. */
async function residentMemory(waiting: readonly Watched[], passed: number): Promise<void> {
  const pids = waiting.map(({ pid }) => pid).join(',');
  const text = await new Promise<string>((resolve) => {
    execFile('/bin/ps', ['-o', 'pid=,rss=', '-p', pids], { env: {} }, (_, stdout) => resolve(stdout));
  });
  const memory = new Map(text.split('\n').map((line) => line.trim().split(/\s+/) as [string, string]));
  for (const watched of waiting) {
    const rss = memory.get(String(watched.pid));
    watched.tick(passed, rss === undefined ? null : Number(rss) * 1024);
  }
}
