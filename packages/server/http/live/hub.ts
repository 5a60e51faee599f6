import type { ServerResponse } from 'node:http';

/** What pages hear of a project; see `LiveEvent` in the contract. */
export interface LiveMessage {
  readonly kind: 'progress' | 'recorded' | 'decided';
  readonly at: string;
  readonly [member: string]: unknown;
}

export interface LiveHub {
  /** Tells every page of the project, on every server of the database. Never throws: nothing depends on it. */
  publish(organisationId: string, projectId: string, message: LiveMessage): void;
  /** Tells the pages of this process. */
  deliver(organisationId: string, projectId: string, message: LiveMessage): void;
  /** Whether one more may listen; everybody may a few times. */
  hasRoom(who: string): boolean;
  /** Writes to the answer until it ends. */
  join(organisationId: string, projectId: string, who: string, answer: ServerResponse): void;
  close(): void;
}

const HEARTBEAT_MS = 15_000;
const MOST = 1000;
const MOST_EACH = 20;
/** Who reads slower than that is sent away, and comes back by itself. */
const MOST_UNREAD_BYTES = 64_000;
/** The last progress is told to a page that comes later. */
const KEPT_MS = 600_000;

interface Listener {
  readonly place: string;
  readonly who: string;
  readonly answer: ServerResponse;
}

/** Server-Sent Events, bounded. `spread` carries a message to the other processes; absent: this is the only one. */
export function liveHub(spread?: (place: string, message: LiveMessage) => void): LiveHub {
  const listeners = new Set<Listener>();
  const last = new Map<string, { message: LiveMessage; until: number }>();

  const write = (listener: Listener, text: string) => {
    if (listener.answer.writableLength > MOST_UNREAD_BYTES) listener.answer.destroy();
    else listener.answer.write(text);
  };
  const beat = setInterval(() => {
    for (const listener of listeners) write(listener, ': \n\n');
  }, HEARTBEAT_MS);
  beat.unref();

  const deliver = (organisationId: string, projectId: string, message: LiveMessage) => {
    const place = `${organisationId} ${projectId}`;
    last.delete(place);
    if (message.kind === 'progress') last.set(place, { message, until: Date.now() + KEPT_MS });
    if (last.size > MOST) last.delete(String(last.keys().next().value));
    for (const listener of listeners) if (listener.place === place) write(listener, frame(message));
  };

  return {
    publish(organisationId, projectId, message) {
      deliver(organisationId, projectId, message);
      spread?.(`${organisationId} ${projectId}`, message);
    },
    deliver,
    hasRoom: (who) =>
      listeners.size < MOST && [...listeners].filter((listener) => listener.who === who).length < MOST_EACH,
    join(organisationId, projectId, who, answer) {
      const listener = { place: `${organisationId} ${projectId}`, who, answer };
      listeners.add(listener);
      answer.on('close', () => listeners.delete(listener));
      answer.write('retry: 3000\n\n');
      const kept = last.get(listener.place);
      if (kept !== undefined && kept.until > Date.now()) write(listener, frame(kept.message));
    },
    close() {
      clearInterval(beat);
      for (const { answer } of listeners) answer.end();
      listeners.clear();
    },
  };
}

function frame(message: LiveMessage): string {
  return `data: ${JSON.stringify(message)}\n\n`;
}
