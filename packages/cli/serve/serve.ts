import { once } from 'node:events';
import { mailSettings, startServer, watchSettings } from '@vauban/server';
import { EXIT } from '../command/exit-code.ts';
import { interruption } from '../command/interruption.ts';
import { say } from '../command/say.ts';
import { type Locations, locations } from '../configuration/locations.ts';
import { targetRequest } from '../scan/target-request.ts';
import { serverAddress } from '../server/address.ts';
import { openClient } from '../server/client.ts';
import { baseUrlOf, localUrl } from './base-url.ts';
import { freePort } from './free-port.ts';
import { openServerLog } from './log.ts';
import { scanInto } from './scan-into.ts';
import { serverParts } from './server-options.ts';
import { projectFor } from './target-project.ts';
import type { ServeWish } from './wish.ts';

/** Exit codes of a scan whose report was shown. */
const SHOWN: readonly number[] = [EXIT.pass, EXIT.fail, EXIT.unproven];

/** `vauban serve`: runs until it is stopped, or until its target is scanned. */
export async function runServe(wish: ServeWish, version: string): Promise<number> {
  // what is wrong with the wish is told before anything is started
  const request = wish.target === null ? null : targetRequest([wish.target], process.cwd());
  const port = wish.port === 0 ? await freePort(wish.host) : wish.port;
  const baseUrl = baseUrlOf(wish.baseUrl, wish.host, port);
  const places = locations(process.env);
  const interrupt = interruption();
  try {
    const server = await startServer({
      ...serverParts(places, process.env),
      work: wish.takesJobs ? workHere(places) : null,
      host: wish.host,
      port,
      baseUrl,
      trustedProxies: wish.trustedProxies,
      allowedHosts: wish.allowedHosts,
      version,
      logger: openServerLog(process.env, wish.target !== null),
    });
    try {
      if (!wish.untilScanned) greet(server, wish);
      if (request !== null) {
        const code = await scanHere(server, { wish, request, port, places, signal: interrupt.signal });
        if (interrupt.signal.aborted) return EXIT.pass;
        if (!SHOWN.includes(code)) return code;
        if (wish.untilScanned) return EXIT.pass;
        await remind(server, localUrl(wish.host, port), interrupt.signal);
      }
      if (!interrupt.signal.aborted) await once(interrupt.signal, 'abort');
      say('Ending …');
      return EXIT.pass;
    } finally {
      await server.close();
    }
  } finally {
    interrupt.close();
  }
}

function workHere({ advisories }: Locations): NonNullable<Parameters<typeof startServer>[0]['work']> {
  return {
    mail: mailSettings(process.env),
    watch: (blobs) => watchSettings(process.env, { folder: advisories, blobs }),
  };
}

type Running = Awaited<ReturnType<typeof startServer>>;

function greet({ baseUrl, firstAdministratorLink }: Running, { host, baseUrl: given }: ServeWish): void {
  say(`Vauban serves at ${baseUrl} (Ctrl-C ends it).`);
  if (firstAdministratorLink !== null) {
    say(`Open this once, within a day, to become its administrator:\n  ${firstAdministratorLink}`);
  }
  if (given === null && !/^(?:127\.|localhost$|::1$)/.test(host)) {
    say('Other machines reach it unencrypted. Put a proxy with TLS before it, and name its address with --base-url.');
  }
}

interface ScanHere {
  readonly wish: ServeWish;
  readonly request: ReturnType<typeof targetRequest>;
  readonly port: number;
  readonly places: Locations;
  readonly signal: AbortSignal;
}

async function scanHere(server: Running, { wish, request, port, places, signal }: ScanHere): Promise<number> {
  const url = localUrl(wish.host, port);
  const token = await server.localToken('scan of this machine');
  const client = openClient(serverAddress(url), token, signal);
  try {
    const project = await projectFor(client, places.server, request);
    if (!wish.untilScanned)
      say(`Scanning; live at ${server.baseUrl}/o/${server.organisation.slug}/p/${project}/live\n`);
    return await scanInto({ target: wish.target ?? '.', server: url, project, token, signal });
  } catch (error) {
    if (signal.aborted) return EXIT.interrupted;
    throw error;
  } finally {
    await client.close();
  }
}

/** The report is long: how to get in is told again below it while nobody is in. */
async function remind(server: Running, url: string, signal: AbortSignal): Promise<void> {
  const client = openClient(serverAddress(url), null, signal);
  const { set } = await client.get('readVersion').finally(() => client.close());
  if (!set && server.firstAdministratorLink !== null) {
    say(`To see it, open this once and become the administrator:\n  ${server.firstAdministratorLink}`);
  }
  say('Serving until Ctrl-C.');
}
