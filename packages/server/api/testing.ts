import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateQueue } from '../act/index.ts';
import { folderBlobs } from '../blobs/index.ts';
import { composeServer, type Parts } from '../compose.ts';
import { openKeys } from '../keys/keys.ts';
import { openLogger } from '../operate/index.ts';
import { createPerson, grantRole } from '../people/accounts.ts';
import type { Role, Scope } from '../people/actions.ts';
import { makeToken } from '../people/api-tokens.ts';
import { beginSession } from '../people/sessions.ts';
import { newId } from '../store/identifier.ts';
import { freshStore, type TestStore } from '../store/testing.ts';
import type { Services } from './services.ts';

/** How a request speaks for somebody. */
export type Credentials = Readonly<Record<string, string>>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
}

export interface TestServer {
  readonly address: string;
  readonly store: TestStore;
  readonly services: Services;
  readonly organisationId: string;
  /** What was logged, one line each. */
  readonly log: string[];
  /** Moves the server's clock. */
  pass(milliseconds: number): void;
  ask(method: string, path: string, options?: AskOptions): Promise<Answer>;
  organisation(): Promise<string>;
  project(slug?: string, organisationId?: string): Promise<{ projectId: string; slug: string }>;
  person(
    role: Role | null,
    projectId?: string | null,
    organisationId?: string,
  ): Promise<{ personId: string; email: string }>;
  signedIn(personId: string, organisationId?: string): Promise<Credentials>;
  token(wish: {
    role: Role;
    scopes: Scope[];
    projectId?: string | null;
    personId?: string | null;
    organisationId?: string;
    days?: number;
  }): Promise<Credentials>;
  close(): Promise<void>;
}

export interface AskOptions {
  readonly as?: Credentials;
  readonly json?: unknown;
  readonly bytes?: Uint8Array;
  readonly headers?: Record<string, string>;
}

/** A server with real parts on a port of its own: database, blobs, keys, and an organisation. */
export async function startTestServer(changes: Partial<Parts & { store: TestStore }> = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'vauban-api-'));
  let time = Date.now();
  const now = () => new Date(time);
  const store = changes.store ?? (await freshStore(now));
  const log: string[] = [];
  const logger = openLogger({ level: 'info', destination: { write: (line: string) => void log.push(line) } });
  await migrateQueue(store.pool, logger);
  const { app, services } = await composeServer({
    store,
    blobs: folderBlobs(join(folder, 'blobs')),
    keys: openKeys(folder),
    logger,
    now,
    settings: { version: '0.0.0', baseUrl: 'http://127.0.0.1:1', store: 'embedded', advisoriesFolder: null },
    rules: [],
    consoleFolder: null,
    trustedProxies: [],
    allowedHosts: [],
    metricsToken: null,
    ...changes,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;

  const organisation = async () => {
    const organisationId = newId(now());
    const slug = `o-${randomBytes(6).toString('hex')}`;
    await store.db.insertInto('organisations').values({ organisationId, slug, name: slug, createdAt: now() }).execute();
    return organisationId;
  };
  const home = await organisation();

  return {
    address,
    store,
    services,
    organisationId: home,
    log,
    pass: (milliseconds) => {
      time += milliseconds;
    },
    organisation,
    async ask(method, path, { as = {}, json, bytes, headers = {} } = {}) {
      const answer = await fetch(`${address}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...(bytes === undefined ? {} : { 'content-type': 'application/offset+octet-stream' }),
          ...as,
          ...headers,
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        ...(bytes === undefined ? {} : { body: bytes }),
      });
      const text = await answer.text();
      const isJson =
        /json/.test(answer.headers.get('content-type') ?? '') &&
        !/ndjson/.test(answer.headers.get('content-type') ?? '');
      return {
        status: answer.status,
        headers: answer.headers,
        text,
        body: isJson && text !== '' ? JSON.parse(text) : null,
      };
    },
    async project(slug = `p-${randomBytes(5).toString('hex')}`, organisationId = home) {
      const projectId = newId(now());
      await store.db
        .insertInto('projects')
        .values({
          organisationId,
          projectId,
          slug,
          name: slug,
          repository: null,
          defaultBranch: null,
          createdAt: now(),
          archivedAt: null,
        })
        .execute();
      return { projectId, slug };
    },
    async person(role, projectId = null, organisationId = home) {
      const email = `${randomBytes(6).toString('hex')}@example.org`;
      const personId = await createPerson(
        store.db,
        { organisationId, name: `Someone ${email.slice(0, 4)}`, email },
        now(),
      );
      if (role !== null) await grantRole(store.db, { organisationId, personId, projectId, role }, now());
      return { personId, email };
    },
    async signedIn(personId, organisationId = home) {
      const session = await beginSession(store.db, { organisationId, personId }, 'test', now());
      return { cookie: `vauban-session=${session.token}; vauban-csrf=${session.csrf}`, 'x-vauban-csrf': session.csrf };
    },
    async token({ role, scopes, projectId = null, personId = null, organisationId = home, days = 1 }) {
      const { secret } = await makeToken(
        store.db,
        { organisationId, personId, projectId, name: 'test', role, scopes, days },
        now(),
      );
      return { authorization: `Bearer ${secret}` };
    },
    async close() {
      await app.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** `sha256:…` as clients announce it. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
