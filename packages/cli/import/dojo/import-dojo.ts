import { EXIT } from '../../command/exit-code.ts';
import { interruption } from '../../command/interruption.ts';
import { Problem } from '../../command/problem.ts';
import { say } from '../../command/say.ts';
import { progressLine } from '../../scan/progress.ts';
import { serverAddress } from '../../server/address.ts';
import { openClient, type ServerClient } from '../../server/client.ts';
import { ServerRefusal } from '../../server/problems.ts';
import { sendReport } from '../../server/send-report.ts';
import { readToken } from '../../server/token.ts';
import { serverVersion } from '../../server/version.ts';
import type { ImportWish } from '../wish.ts';
import { decideAll } from './decide-all.ts';
import { type DojoExport, readDojoExport } from './export.ts';
import { scanOf } from './scan.ts';
import type { DojoFinding, DojoProduct, DojoTest } from './schema.ts';
import { Tally } from './tally.ts';

/** `vauban import --from defectdojo`: products, tests, findings and decisions of an API export become a server's. */
export async function importDojo(wish: ImportWish, version: string): Promise<number> {
  const [path, ...more] = wish.files;
  if (path === undefined || more.length > 0) throw new Problem('Name one folder or file with the export.');
  if (wish.server === null)
    throw new Problem('An export of DefectDojo is taken over by a server. Name it with --server.');
  const all = readDojoExport(path);
  const address = serverAddress(wish.server.url);
  const token = readToken(wish.server.tokenFile, process.env);
  const interrupt = interruption();
  const client = openClient(address, token, interrupt.signal);
  const progress = progressLine(process.stderr, wish.quiet);
  const tally = new Tally(all.left);
  for (const says of all.missing) tally.lack(says);
  try {
    for (const note of address.notes) say(note);
    const { uploadBytes } = await serverVersion(client);
    const work = workOf(all, tally);
    const named = wish.server.project;
    if (named !== null && work.size > 1) {
      throw new Problem(`The export holds ${work.size} products; --project can take only one.`);
    }
    const slugs = slugsOf([...work.keys()]);
    for (const [product, tests] of work) {
      const project = named ?? (await projectOf(client, product, String(slugs.get(product.id)), tally));
      for (const { test, findings } of tests) {
        progress.show(`${product.name}: test ${test.id} …`);
        const scan = await scanOf(test, findings, all, version);
        tally.leave('a finding holds nothing that tells what it is', scan.unreadable);
        if (scan.findings.size === 0) continue;
        const sending = { project, release: null, environment: null, pullRequest: null, partBytes: uploadBytes };
        await recordOnce(client, scan.report, { ...sending, onProgress: () => {} }, tally);
        await decideAll(client, project, scan, all, tally);
      }
    }
    progress.clear();
    if (!wish.quiet) say(tally.text());
    return tally.isWhole() ? EXIT.pass : EXIT.unproven;
  } catch (error) {
    progress.clear();
    if (!interrupt.signal.aborted) throw error;
    return EXIT.interrupted;
  } finally {
    await client.close();
    interrupt.close();
  }
}

interface TestWork {
  readonly test: DojoTest;
  readonly findings: readonly DojoFinding[];
}

/** What there is to record: by product, then by test, the earlier first. */
function workOf(all: DojoExport, tally: Tally): Map<DojoProduct, TestWork[]> {
  const byTest = new Map<number, DojoFinding[]>();
  for (const finding of all.findings.values()) {
    if (finding.duplicate) tally.leave('a finding is a duplicate of another one there');
    else if (isGone(finding)) tally.leave('a finding is fixed there; the next scan says whether it is');
    else if (!all.tests.has(finding.test))
      tally.lack(`test ${finding.test} is not in the export, so its findings are not taken`);
    else byTest.set(finding.test, [...(byTest.get(finding.test) ?? []), finding]);
    for (const [what, list] of [
      ['notes', finding.notes],
      ['files', finding.files],
      ['tags', finding.tags],
      ['groups', finding.finding_groups],
    ] as const) {
      if ((list ?? []).length > 0) tally.leave(`${what} of a finding have no place here`);
    }
  }
  const work = new Map<DojoProduct, TestWork[]>();
  const tests = [...byTest].map(([id, findings]) => ({ test: all.tests.get(id) as DojoTest, findings }));
  for (const one of tests.sort((a, b) => inOrder(endOf(a.test), endOf(b.test)) || a.test.id - b.test.id)) {
    const product = productOf(one.test, all);
    if (product === null) tally.lack(`the product of test ${one.test.id} is not in the export`);
    else work.set(product, [...(work.get(product) ?? []), one]);
  }
  return work;
}

/** Fixed there. What is a false positive or out of scope is closed there too, and is something else. */
function isGone({ active, is_mitigated, false_p, out_of_scope, risk_accepted }: DojoFinding): boolean {
  if (is_mitigated) return !false_p && !out_of_scope;
  return !active && !false_p && !out_of_scope && !risk_accepted;
}

function endOf({ target_end, target_start, created }: DojoTest): string {
  return target_end ?? target_start ?? created ?? '';
}

function inOrder(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function productOf(test: DojoTest, { engagements, products }: DojoExport): DojoProduct | null {
  const engagement = typeof test.engagement === 'number' ? engagements.get(test.engagement) : test.engagement;
  const product = engagement?.product;
  if (typeof product === 'object') return product as DojoProduct;
  return product === undefined ? null : (products.get(product) ?? null);
}

/** Names for addresses, one for each product, however alike their names are. */
function slugsOf(products: readonly DojoProduct[]): Map<number, string> {
  const taken = new Set<string>();
  const slugs = new Map<number, string>();
  for (const { id, name } of products.toSorted((a, b) => a.id - b.id)) {
    const bare = name
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replace(/[^a-z0-9]+/g, '-');
    const slug = bare.replace(/^-+|-+$/g, '').slice(0, 80) || `product-${id}`;
    slugs.set(id, taken.has(slug) ? `${slug}-${id}` : slug);
    taken.add(slug);
  }
  return slugs;
}

/** The product's project, made where there is none of this name. */
async function projectOf(client: ServerClient, product: DojoProduct, slug: string, tally: Tally): Promise<string> {
  try {
    const name = product.name
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
      .trim()
      .slice(0, 200);
    await client.get('createProject', { body: { slug, name } });
    tally.made('projects');
  } catch (error) {
    if (!(error instanceof ServerRefusal) || error.code !== 'already-exists') throw error;
    tally.known('projects');
  }
  return slug;
}

async function recordOnce(
  client: ServerClient,
  report: Parameters<typeof sendReport>[1],
  how: Parameters<typeof sendReport>[2],
  tally: Tally,
): Promise<void> {
  const prints = report.findings.map(({ fingerprints }) => Object.values(fingerprints)[0] ?? '');
  const before = await knownAmong(client, how.project, prints);
  try {
    await sendReport(client, report, how);
  } catch (error) {
    // the scan's id is made of its content: another version of this program wrote it before
    const isThere =
      error instanceof ServerRefusal &&
      (error.members.reason === 'scan-differs' || (error.code === 'idempotency-key' && before === prints.length));
    if (!isThere) throw error;
  }
  tally.known('findings', before);
  tally.made('findings', prints.length - before);
}

const AT_ONCE = 50;

async function knownAmong(client: ServerClient, project: string, prints: readonly string[]): Promise<number> {
  let known = 0;
  for (let from = 0; from < prints.length; from += AT_ONCE) {
    const fingerprint = prints.slice(from, from + AT_ONCE).join(',');
    const { items } = await client.get('findByFingerprint', {
      params: { project },
      query: { fingerprint },
      attempts: 3,
    });
    known += new Set(items.map((item) => item.fingerprint)).size;
  }
  return known;
}
