/** One line that says what is going on, only where a person watches. */
export interface Progress {
  show(text: string): void;
  /** Takes the line away, so that something else can be written. */
  clear(): void;
}

const INTERVAL = 80;

/** `stream` must be a terminal for anything to appear. */
export function progressLine(stream: NodeJS.WriteStream, quiet: boolean): Progress {
  if (!stream.isTTY || quiet || process.env.TERM === 'dumb') return { show: () => {}, clear: () => {} };
  let last = 0;
  let shown = false;
  return {
    show(text) {
      const now = performance.now();
      if (now - last < INTERVAL) return;
      last = now;
      shown = true;
      stream.write(`\r\u001b[K${text.slice(0, (stream.columns ?? 80) - 1)}`);
    },
    clear() {
      if (shown) stream.write('\r\u001b[K');
      shown = false;
      last = 0;
    },
  };
}
