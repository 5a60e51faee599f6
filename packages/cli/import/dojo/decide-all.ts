import type { ServerClient } from '../../server/client.ts';
import { ServerRefusal } from '../../server/problems.ts';
import { type Decision, decisionOf, markOf } from './decision.ts';
import type { DojoExport } from './export.ts';
import type { DojoScan } from './scan.ts';
import type { DojoAcceptance, DojoFinding } from './schema.ts';
import type { Tally } from './tally.ts';

const AT_ONCE = 50;

/** Takes over what was decided on a scan's findings; what was taken over before, or decided here, stays as it is. */
export async function decideAll(
  client: ServerClient,
  project: string,
  { findings }: DojoScan,
  all: DojoExport,
  tally: Tally,
): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const wanted = [...findings].flatMap(([print, finding]) => {
    const acceptances = acceptancesOf(finding, all);
    const made = decisionOf(finding, acceptances, today);
    if (made === 'over') tally.leave('an acceptance is over since its last day');
    if (made === null || made === 'over') return [];
    if (made.endless) tally.leave('a decision has no end there, so it holds for a year');
    return [{ print, finding, decision: made.decision }];
  });
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const some = wanted.slice(from, from + AT_ONCE);
    const fingerprint = some.map(({ print }) => print).join(',');
    const { items } = await client.get('findByFingerprint', {
      params: { project },
      query: { fingerprint },
      attempts: 3,
    });
    const known = new Map(items.map((item) => [item.fingerprint, item]));
    for (const { print, finding, decision } of some) {
      const here = known.get(print);
      if (here === undefined) tally.lack(`finding ${finding.id} is not on the server after it was sent`);
      else if (here.decisions.some(({ reason }) => reason.includes(`(${markOf(finding)})`))) tally.known('decisions');
      else if (here.decisions.some(({ holds }) => holds)) tally.leave('something was decided here already, and stays');
      else await decide(client, here.vulnerability, decision, tally);
    }
  }
}

async function decide(client: ServerClient, vulnerability: string, body: Decision, tally: Tally): Promise<void> {
  try {
    const { state } = await client.get('decide', { params: { vulnerability }, body });
    tally.made(state === 'made' ? 'decisions' : 'proposals');
  } catch (error) {
    if (!(error instanceof ServerRefusal) || error.code === 'not-signed-in') throw error;
    tally.lack(`a decision was refused: ${error.message}`);
  }
}

/** Acceptances stand with the finding, or on pages of their own. */
function acceptancesOf(finding: DojoFinding, { acceptances }: DojoExport): DojoAcceptance[] {
  const ids = new Set(
    (finding.accepted_risks ?? []).flatMap((one) =>
      typeof one === 'object' && one !== null && 'id' in one && typeof one.id === 'number' ? one.id : [],
    ),
  );
  return [...acceptances.values()].filter(
    ({ id, accepted_findings }) => ids.has(id) || accepted_findings.includes(finding.id),
  );
}
