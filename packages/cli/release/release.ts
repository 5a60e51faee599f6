import { openTarget } from '@vauban/collect';
import type { SourceFacts } from '@vauban/domain';
import { EXIT } from '../command/exit-code.ts';
import { interruption } from '../command/interruption.ts';
import { Problem } from '../command/problem.ts';
import { say } from '../command/say.ts';
import { serverAddress } from '../server/address.ts';
import { chooseProject } from '../server/choose-project.ts';
import { openClient, type ServerClient } from '../server/client.ts';
import { ServerRefusal } from '../server/problems.ts';
import { readToken } from '../server/token.ts';
import { serverVersion } from '../server/version.ts';

interface ReleaseWish {
  readonly url: string;
  readonly project: string | null;
  readonly environment: string;
  readonly tokenFile: string | null;
}

/** `vauban release deploy`. With a commit the release is named first. */
export async function deploy(
  name: string,
  wish: ReleaseWish,
  commit: string | null,
  keepOthers: boolean,
): Promise<number> {
  return await withServer(wish, async (client, project) => {
    if (commit !== null) await client.get('createRelease', { params: { project }, body: { name, commit } });
    const params = { project, release: name };
    await known(name, client.get('deploy', { params, body: { environment: wish.environment, keepOthers } }));
    say(`${name} of ${project} runs in ${wish.environment}.`);
  });
}

/** `vauban release retire`. */
export async function retire(name: string, wish: ReleaseWish): Promise<number> {
  return await withServer(wish, async (client, project) => {
    const { environment } = wish;
    await known(name, client.get('retire', { params: { project, release: name, environment } }));
    say(`${name} of ${project} no longer runs in ${environment}.`);
  });
}

async function withServer(
  wish: ReleaseWish,
  work: (client: ServerClient, project: string) => Promise<void>,
): Promise<number> {
  const address = serverAddress(wish.url);
  const interrupt = interruption();
  const client = openClient(address, readToken(wish.tokenFile, process.env), interrupt.signal);
  try {
    for (const note of address.notes) say(note);
    await serverVersion(client);
    await work(client, wish.project ?? (await chooseProject(client, null, await sourceHere())));
    return EXIT.pass;
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    return EXIT.interrupted;
  } finally {
    await client.close();
    interrupt.close();
  }
}

/** The repository that one stands in, so that its project is found. */
async function sourceHere(): Promise<SourceFacts> {
  const nothing = { include: ['.nothing-is-read'], exclude: [] };
  const collected = await openTarget({ kind: 'path', path: process.cwd(), ...nothing });
  await collected.close();
  return collected.source;
}

async function known<T>(name: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof ServerRefusal) || error.status !== 404) throw error;
    throw new Problem(
      `The server knows no release ${JSON.stringify(name)} of that project in that place. Record it with vauban scan --release, or name its commit with --commit.`,
    );
  }
}
