import type { SourceFacts } from '@vauban/domain';
import type { AnswerOf } from '@vauban/server/contract';
import { Problem } from '../command/problem.ts';
import type { ServerClient } from './client.ts';

type Project = AnswerOf<'listProjects'>['items'][number];

const MOST_PAGES = 50;

/**
 * The project that a scan belongs to: the one that was named, else the only one of the scanned repository and folder,
 * else the only one that the token reaches. Throws a `Problem` that names the ways out.
 */
export async function chooseProject(client: ServerClient, named: string | null, source: SourceFacts): Promise<string> {
  if (named !== null) return named;
  const projects = await allProjects(client);
  const { repository, root } = source;
  const same = projects.filter(
    (one) => repository !== null && one.repository !== null && alike(one.repository, repository),
  );
  const [exact, ...others] = same.filter(({ path }) => path === root);
  if (exact !== undefined && others.length === 0) return exact.slug;
  const [only, ...more] = projects;
  if (only !== undefined && more.length === 0 && only.repository === null) return only.slug;
  if (projects.length === 0) {
    throw new Problem(`The token reaches no project on ${client.url}. Create one there, or name one with --project.`);
  }
  const which = exact === undefined ? 'is of' : 'is the only one of';
  throw new Problem(
    `No project on ${client.url} ${which} ${repository ?? 'this folder'}. Name one with --project, e.g. --project ${only?.slug}.`,
  );
}

async function allProjects(client: ServerClient): Promise<Project[]> {
  const projects: Project[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await client.get('listProjects', { query: { limit: 200, ...(cursor && { cursor }) }, attempts: 3 });
    projects.push(...answer.items);
    if (answer.next === null) break;
    cursor = answer.next;
  }
  return projects;
}

/** Whether two addresses name one repository: scheme, user, port, `.git` and case aside. */
function alike(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(address: string): string {
  const short = /^(?:[^/@\s]+@)?([^/:\s]+):(?!\/\/)(.+)$/.exec(address);
  const [, host, path] = short ?? /^[a-z+]+:\/\/(?:[^/@]*@)?([^/:]*)(?::\d+)?\/?(.*)$/i.exec(address) ?? [];
  const whole = host === undefined ? address : `${host}/${path ?? ''}`;
  return whole
    .replace(/\/+$/, '')
    .replace(/\.git$/i, '')
    .toLowerCase();
}
