import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { request } from 'undici';
import { BlobError, type BlobStore, hexOf, missing } from '../blob-store.ts';
import { Verifying } from '../digest.ts';
import { spool } from '../spool.ts';
import { type Credentials, EMPTY_HASH, signed } from './sign.ts';

export interface S3Settings extends Credentials {
  /** Of the service, `https://s3.eu-central-1.amazonaws.com`; the bucket stands in the path. */
  readonly endpoint: string;
  readonly bucket: string;
  /** Before every key. */
  readonly prefix?: string;
  /** Where bytes are kept until their digest is known; the system's temporary folder when absent. */
  readonly spoolFolder?: string;
}

type Answer = Awaited<ReturnType<typeof request>>;

const LONGEST_ANSWER = 4_000_000;

/** Blobs in a store that speaks S3. The service checks each body against its signed SHA-256 before it keeps it. */
export function s3Blobs(settings: S3Settings): BlobStore {
  const prefix = settings.prefix ?? '';
  const keyOf = (digest: string) => {
    const hex = hexOf(digest);
    return `${prefix}sha256/${hex.slice(0, 2)}/${hex}`;
  };
  const has = async (digest: string) => {
    const answer = await ask(settings, 'HEAD', keyOf(digest));
    await answer.body.dump();
    return isFound(answer);
  };
  return {
    async put(bytes) {
      const folder = settings.spoolFolder ?? (await mkdtemp(join(tmpdir(), 'vauban-blob-')));
      const { file, digest, size } = await spool(folder, bytes);
      try {
        if (!(await has(digest))) {
          const body = { bytes: createReadStream(file), size, hash: hexOf(digest) };
          const answer = await ask(settings, 'PUT', keyOf(digest), body);
          if (answer.statusCode !== 200) throw await refusal(answer);
          await answer.body.dump();
        }
        return { digest, size };
      } finally {
        await rm(settings.spoolFolder === undefined ? folder : file, { recursive: true, force: true });
      }
    },
    async get(digest) {
      const answer = await ask(settings, 'GET', keyOf(digest));
      if (!isFound(answer)) {
        await answer.body.dump();
        throw missing(digest);
      }
      const verifying = new Verifying(digest);
      answer.body.on('error', (error) => verifying.destroy(error));
      verifying.on('close', () => answer.body.destroy());
      return answer.body.pipe(verifying);
    },
    has,
    async delete(digest) {
      const answer = await ask(settings, 'DELETE', keyOf(digest));
      if (answer.statusCode >= 300 && answer.statusCode !== 404) throw await refusal(answer);
      await answer.body.dump();
    },
    async *list() {
      let after: string | undefined;
      do {
        const page = await listPage(settings, `${prefix}sha256/`, after);
        for (const hex of page.names) yield `sha256:${hex}`;
        after = page.next;
      } while (after !== undefined);
    },
  };
}

async function listPage(
  settings: S3Settings,
  prefix: string,
  after: string | undefined,
): Promise<{ names: string[]; next: string | undefined }> {
  const query = { 'list-type': '2', prefix, ...(after !== undefined && { 'continuation-token': after }) };
  const answer = await ask(settings, 'GET', '', undefined, query);
  if (answer.statusCode !== 200) throw await refusal(answer);
  const xml = await bounded(answer.body);
  const names = [...xml.matchAll(/<Key>[^<]*?([0-9a-f]{64})<\/Key>/g)].map(([, hex]) => String(hex));
  const token = /<NextContinuationToken>([^<]*)</.exec(xml)?.[1];
  return { names, next: token === undefined ? undefined : plain(token) };
}

async function ask(
  settings: S3Settings,
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE',
  key: string,
  body?: { bytes: Readable; size: number; hash: string },
  query: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const url = new URL(`${settings.endpoint.replace(/\/$/, '')}/${settings.bucket}/${key}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const headers: Record<string, string> = body ? { 'content-length': String(body.size) } : {};
  const bodyHash = body?.hash ?? EMPTY_HASH;
  try {
    return await request(url, {
      method,
      headers: signed({ method, url, headers, bodyHash }, settings, new Date()),
      ...(body && { body: body.bytes }),
    });
  } catch (cause) {
    const why = (cause as Error).message;
    throw new BlobError('unreachable', `The blob store at ${url.origin} cannot be reached (${why}).`, { cause });
  }
}

/** Anything but yes and no is a failure: a store that refuses us is not an empty one. */
function isFound({ statusCode }: Answer): boolean {
  if (statusCode === 200) return true;
  if (statusCode === 404) return false;
  throw new BlobError(
    'unreachable',
    `The blob store refused a question (HTTP ${statusCode}); check its key and bucket.`,
  );
}

async function refusal(answer: Answer): Promise<BlobError> {
  const code = /<Code>(\w{1,60})<\/Code>/.exec(await bounded(answer.body))?.[1];
  const why = code ? `${answer.statusCode}, ${code}` : String(answer.statusCode);
  return new BlobError('unreachable', `The blob store refused it (HTTP ${why}); check its key, bucket and room.`);
}

async function bounded(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > LONGEST_ANSWER) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function plain(xml: string): string {
  return xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}
