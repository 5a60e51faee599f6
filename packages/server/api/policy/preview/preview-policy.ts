import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { type Configuration, checkPolicy, type RecordedDecision } from '@vauban/domain';
import { readReport } from '@vauban/reports';
import { Problem } from '../../../http/problem/problems.ts';
import { activeDecisions, dayOf, policyOf } from '../../../record/index.ts';
import type { Call, Handlers } from '../../route/call.ts';
import type { Services } from '../../services.ts';
import { iso } from '../../times.ts';
import { Differences } from './differences.ts';
import { type PastScan, scansSince } from './past-scans.ts';

const MOST_SCANS = 500;
const MOST_MS = 20_000;
const DAY_MS = 86_400_000;
const BUSY = 'Another preview is being made. Try again when it is done.';

export const POLICY_PREVIEW_HANDLERS: Handlers<'previewPolicy' | 'previewDefaultPolicy'> = {
  previewPolicy: (call) => preview(call, call.projectId, call.body as Wish),
  previewDefaultPolicy: (call) => preview(call, null, call.body as Wish),
};

interface Wish {
  readonly document: Configuration;
  readonly days: number;
}

/** One at a time in a process: each reads hundreds of reports, and others wait for their answers meanwhile. */
let isBusy = false;

async function preview(
  { services, organisationId, now }: Pick<Call, 'services' | 'organisationId' | 'now'>,
  projectId: string | null,
  { document, days }: Wish,
) {
  const [wrong] = checkPolicy(document.policy);
  if (wrong) throw new Problem('bad-policy', `gate ${wrong.gate}: ${wrong.problem}`);
  if (isBusy) throw new Problem('too-many', BUSY);
  isBusy = true;
  try {
    const since = new Date(now.getTime() - days * DAY_MS);
    const { scans, inAll } = await scansSince(services.db, { organisationId, projectId, since, most: MOST_SCANS });
    const differences = new Differences(document);
    const unread = await judgeAll(services, organisationId, scans, differences);
    return {
      since: iso(since),
      notLooked: [...manySays(inAll - scans.length), ...unread],
      ...differences.told(),
    };
  } finally {
    isBusy = false;
  }
}

/** The newest first; answers what was left out. */
async function judgeAll(
  services: Services,
  organisationId: string,
  scans: readonly PastScan[],
  differences: Differences,
): Promise<{ scans: number; why: string }[]> {
  const begun = performance.now();
  const held = new Map<string, Held>();
  let lost = 0;
  for (const [index, scan] of scans.entries()) {
    if (performance.now() - begun > MOST_MS) {
      return [...lostSays(lost), { scans: scans.length - index, why: 'It took too long: ask for fewer days.' }];
    }
    const holds = held.get(scan.projectId) ?? (await heldNow(services, organisationId, scan.projectId));
    held.set(scan.projectId, holds);
    const report = await reportOf(services, scan);
    if (report === null) lost += 1;
    else differences.add(scan, report, holds, dayOf(scan.recordedAt));
    await setImmediate();
  }
  return lostSays(lost);
}

export interface Held {
  readonly configuration: Configuration | null;
  readonly decisions: readonly RecordedDecision[];
}

async function heldNow({ db }: Services, organisationId: string, projectId: string): Promise<Held> {
  return {
    configuration: (await policyOf(db, organisationId, projectId))?.document ?? null,
    decisions: await activeDecisions(db, organisationId, projectId),
  };
}

async function reportOf({ blobs }: Services, { reportBlob }: PastScan) {
  try {
    return await readReport(await buffer(await blobs.get(reportBlob)));
  } catch {
    return null;
  }
}

function lostSays(scans: number) {
  return scans > 0 ? [{ scans, why: 'Their reports are no longer kept, or cannot be read.' }] : [];
}

function manySays(scans: number) {
  return scans > 0 ? [{ scans, why: `Only the newest ${MOST_SCANS} are judged again.` }] : [];
}
