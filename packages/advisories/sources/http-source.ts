import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { isLoopback, shownAddress } from './address.ts';
import { httpGet, type Sink } from './http-get.ts';
import type { SourceLimits } from './limits.ts';
import type { FileAnswer, FileRequest, Source } from './source.ts';

/** An address in the layout of OSV's bucket. Proxies come from the environment; this machine is reached directly. */
export class HttpSource implements Source {
  readonly name: string;
  readonly notes: readonly string[];
  readonly #base: URL;
  readonly #limits: SourceLimits;
  readonly #agent: Dispatcher;

  constructor(address: URL, limits: SourceLimits) {
    this.#base = new URL(address);
    if (!this.#base.pathname.endsWith('/')) this.#base.pathname += '/';
    this.#limits = limits;
    this.name = shownAddress(this.#base);
    const open = this.#base.protocol === 'http:' && !isLoopback(this.#base);
    this.notes = open ? [`${this.name} is not encrypted: whoever is on the way can change what comes from there.`] : [];
    const options = {
      connect: { timeout: limits.connectMs },
      headersTimeout: limits.silenceMs,
      bodyTimeout: limits.silenceMs,
    };
    this.#agent = isLoopback(this.#base) ? new Agent(options) : new EnvHttpProxyAgent(options);
  }

  async file(path: string, target: string, request: FileRequest): Promise<FileAnswer | null> {
    const fd = openSync(target, 'w');
    try {
      const answer = await httpGet(this.#url(path), fileSink(fd), request, this.#agent, this.#limits);
      if (answer.kind === 'absent') return null;
      if (answer.kind === 'unchanged') return { unchanged: true, tag: request.known as string };
      fsyncSync(fd);
      const { sha256, bytes, tag } = answer;
      return { unchanged: false, file: target, sha256, bytes, tag };
    } finally {
      closeSync(fd);
    }
  }

  async bytes(path: string, most: number, signal: AbortSignal | undefined): Promise<Buffer | null> {
    const chunks: Buffer[] = [];
    const sink: Sink = {
      restart: () => {
        chunks.length = 0;
      },
      write: (chunk) => {
        chunks.push(chunk);
      },
    };
    const answer = await httpGet(this.#url(path), sink, { known: null, most, signal }, this.#agent, this.#limits);
    return answer.kind === 'whole' ? Buffer.concat(chunks) : null;
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  #url(path: string): URL {
    const url = new URL(this.#base);
    url.pathname += path.split('/').map(encodeURIComponent).join('/');
    return url;
  }
}

function fileSink(fd: number): Sink {
  let position = 0;
  return {
    restart() {
      ftruncateSync(fd);
      position = 0;
    },
    write(chunk) {
      for (let done = 0; done < chunk.length; ) {
        const count = writeSync(fd, chunk, done, chunk.length - done, position);
        done += count;
        position += count;
      }
    },
  };
}
