import { mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { withoutCredentials } from '@vauban/collect';
import { writeAtomically } from '../scan/atomic-file.ts';
import type { TargetRequest } from '../scan/target-request.ts';
import type { ServerClient } from '../server/client.ts';
import { ServerRefusal } from '../server/problems.ts';

const FILE = 'scanned-here.json';
const MOST_NAMES = 1000;

/**
 * The project of a target that was scanned from here, made when there is none. Which target has which project is
 * remembered in the server's folder: the same target stays in its project, another one of the same name gets its own.
 */
export async function projectFor(client: ServerClient, folder: string, request: TargetRequest): Promise<string> {
  const place = placeOf(request);
  const known = readKnown(folder);
  const before = known.get(place);
  if (before !== undefined && (await exists(client, before))) return before;
  const taken = new Set(known.values());
  const name = nameOf(place);
  for (let count = 1; count <= MOST_NAMES; count += 1) {
    const slug = count === 1 ? slugOf(name) : `${slugOf(name)}-${count}`;
    if (taken.has(slug) || !(await created(client, slug, name))) continue;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    known.set(place, slug);
    writeAtomically(join(folder, FILE), [`${JSON.stringify(Object.fromEntries(known), null, 2)}\n`], 0o600);
    return slug;
  }
  throw new Error('There are too many projects of one name.');
}

function placeOf(request: TargetRequest): string {
  if (request.kind === 'url') return withoutCredentials(request.url);
  return realpathSync(request.kind === 'path' ? request.path : request.root);
}

function nameOf(place: string): string {
  const last = basename(place.replace(/\/+$/, '')).replace(/\.git$/i, '');
  return (
    last
      .replaceAll(/\p{Cc}/gu, '')
      .trim()
      .slice(0, 100) || 'project'
  );
}

/** What may stand in an address: `My Shop` is `my-shop`. */
function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replaceAll(/^[^a-z0-9]+|[-.]+$/g, '')
    .slice(0, 80);
  return plain === '' ? 'project' : plain;
}

function readKnown(folder: string): Map<string, string> {
  try {
    const read: unknown = JSON.parse(readFileSync(join(folder, FILE), 'utf8'));
    return new Map(
      Object.entries(read ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return new Map();
  }
}

async function exists(client: ServerClient, slug: string): Promise<boolean> {
  try {
    return (await client.get('readProject', { params: { project: slug } })).archived === null;
  } catch (error) {
    if (error instanceof ServerRefusal && error.status === 404) return false;
    throw error;
  }
}

async function created(client: ServerClient, slug: string, name: string): Promise<boolean> {
  try {
    await client.get('createProject', { body: { slug, name } });
    return true;
  } catch (error) {
    if (error instanceof ServerRefusal && error.code === 'already-exists') return false;
    throw error;
  }
}
