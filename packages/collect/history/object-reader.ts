import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Socket } from 'node:net';
import { stop } from '../git/run.ts';

export interface GitObject {
  readonly id: string;
  readonly type: string;
  readonly bytes: Buffer;
}

interface Question {
  resolve(answer: GitObject | null): void;
  reject(reason: Error): void;
}

/** `<id> <type> <size>`, or `<name> missing` (also `ambiguous`). */
const HEAD = /^([0-9a-f]{40,64}) ([a-z]+) (\d+)$/;
const LONGEST_HEAD = 8192;
const LARGEST_OBJECT = 2 ** 29;

/** Reads objects through one `git cat-file --batch` that stays; it starts with the first question. */
export class ObjectReader {
  readonly #start: () => ChildProcessWithoutNullStreams;
  readonly #open: Question[] = [];
  #child: ChildProcessWithoutNullStreams | null = null;
  #chunks: Buffer[] = [];
  #length = 0;
  /** Bytes that must be there before the next look. */
  #needed = 0;
  #head: { id: string; type: string; size: number } | null = null;

  constructor(start: () => ChildProcessWithoutNullStreams) {
    this.#start = start;
  }

  /** `name`: an id or any name of one line; null when git knows no such object. */
  read(name: string): Promise<GitObject | null> {
    if (/[\n\0]/.test(name)) return Promise.resolve(null);
    return new Promise((resolve, reject) => {
      this.#open.push({ resolve, reject });
      this.#child ??= this.#begin();
      this.#keepAlive(true);
      this.#child.stdin.write(`${name}\n`);
    });
  }

  close(): void {
    const child = this.#child;
    this.#child = null;
    if (child === null) return;
    child.stdin.end();
    stop(child);
    this.#fail(new Error('the repository was closed'));
  }

  #begin(): ChildProcessWithoutNullStreams {
    const child = this.#start();
    child.stdout.on('data', (chunk: Buffer) => this.#take(chunk));
    child.stderr.resume();
    child.stdin.on('error', () => {});
    child.on('error', (error) => this.#ended(child, error));
    child.on('close', () => this.#ended(child, new Error('git ended while it was asked for an object')));
    return child;
  }

  /** Nobody has to wait for a process that waits for questions. */
  #keepAlive(alive: boolean): void {
    const child = this.#child;
    if (child === null) return;
    // pipes of a child are sockets
    const handles = [child, child.stdin, child.stdout, child.stderr] as unknown as Pick<Socket, 'ref' | 'unref'>[];
    for (const handle of handles) {
      if (alive) handle.ref();
      else handle.unref();
    }
  }

  #ended(child: ChildProcessWithoutNullStreams, reason: Error): void {
    if (this.#child !== child) return;
    this.#child = null;
    this.#fail(reason);
  }

  #fail(reason: Error): void {
    this.#chunks = [];
    this.#length = this.#needed = 0;
    this.#head = null;
    for (const question of this.#open.splice(0)) question.reject(reason);
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    while (this.#length >= this.#needed && this.#length > 0) {
      const bytes = this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks);
      const used = this.#head === null ? this.#takeHead(bytes) : this.#takeBody(bytes, this.#head);
      const rest = bytes.subarray(used);
      this.#chunks = rest.length === 0 ? [] : [rest];
      this.#length = rest.length;
      if (used === 0) break;
    }
    if (this.#open.length === 0) this.#keepAlive(false);
  }

  #takeHead(bytes: Buffer): number {
    const end = bytes.indexOf(0x0a);
    if (end < 0) {
      if (bytes.length > LONGEST_HEAD) this.#child?.kill();
      return 0;
    }
    const [, id, type, size] = HEAD.exec(bytes.toString('latin1', 0, end)) ?? [];
    if (id === undefined || type === undefined) {
      this.#open.shift()?.resolve(null);
    } else {
      this.#head = { id, type, size: Number(size) };
      if (this.#head.size > LARGEST_OBJECT) this.#child?.kill('SIGKILL');
      this.#needed = this.#head.size + 1;
    }
    return end + 1;
  }

  #takeBody(bytes: Buffer, head: { id: string; type: string; size: number }): number {
    const body = Buffer.from(bytes.subarray(0, head.size));
    this.#head = null;
    this.#needed = 0;
    this.#open.shift()?.resolve({ id: head.id, type: head.type, bytes: body });
    return head.size + 1;
  }
}
