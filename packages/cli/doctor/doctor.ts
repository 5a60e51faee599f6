import { advisoryStatus } from '@vauban/advisories';
import { advisoryAge } from '@vauban/domain';
import { safeText } from '@vauban/reports';
import { age } from '../advisories/lines.ts';
import { EXIT } from '../command/exit-code.ts';
import { Problem } from '../command/problem.ts';
import { type Judges, judgesHere } from '../configuration/judging.ts';
import { type Locations, locations } from '../configuration/locations.ts';
import { print } from '../report/deliver.ts';
import { placeOnDisk } from '../scan/place.ts';
import { targetRequest } from '../scan/target-request.ts';
import { defaultWish } from '../scan/wish.ts';
import { type Check, folderCheck, gitCheck } from './checks.ts';

const SIGNS = { good: 'ok  ', note: 'note', bad: 'BAD ' } as const;

/** Looks at everything that a scan of `folder` depends on. Ends with 2 when something keeps Vauban from working. */
export async function runDoctor(folder: string, json: boolean, version: string): Promise<number> {
  const places = locations(process.env);
  const judges = await judgesFor(folder);
  const checks: Check[] = [
    { name: 'vauban', state: 'good', says: version },
    { name: 'node', state: 'good', says: `${process.versions.node} on ${process.platform} ${process.arch}` },
    gitCheck(),
    { name: 'data folders', state: 'good', says: `chosen by ${places.origin}` },
    folderCheck('advisories folder', places.advisories),
    folderCheck('cache folder', places.cache),
    folderCheck('reports folder', places.reports),
    ...configurationChecks(judges),
    dataCheck(places, judges),
    ...environmentChecks(process.env),
  ];
  const bad = checks.some(({ state }) => state === 'bad');
  await print(json ? [`${JSON.stringify({ checks }, null, 2)}\n`] : lines(checks));
  return bad ? EXIT.wrongUse : EXIT.pass;
}

function lines(checks: readonly Check[]): string[] {
  const width = Math.max(...checks.map(({ name }) => name.length));
  return checks.map(({ name, state, says }) => `${SIGNS[state]}  ${name.padEnd(width)}  ${safeText(says)}\n`);
}

async function judgesFor(folder: string): Promise<Judges | Problem> {
  try {
    const request = targetRequest([folder], process.cwd());
    const place = placeOnDisk(request, { ...defaultWish(), policy: process.env.VAUBAN_POLICY ?? null }, process.cwd());
    if (place === null) return new Problem('Name a folder on this machine.');
    return await judgesHere(place);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

function configurationChecks(judges: Judges | Problem): Check[] {
  if (judges instanceof Problem) return [{ name: 'configuration', state: 'bad', says: judges.message }];
  const { configuration, origin, baseline, gaps } = judges;
  const gates = configuration.policy.gates.map(({ name }) => name).join(', ');
  const from = origin === 'default' ? 'the default policy (there is no vauban.yaml)' : origin;
  return [
    { name: 'configuration', state: 'good', says: `${from}; gates: ${gates || 'none, so nothing can fail'}` },
    baseline === null
      ? {
          name: 'baseline',
          state: gaps.length > 0 ? 'bad' : 'note',
          says: gaps[0]?.message ?? 'none: everything is new',
        }
      : {
          name: 'baseline',
          state: 'good',
          says: `${baseline.entries.length} entries, of ${baseline.created.slice(0, 10)}`,
        },
  ];
}

function dataCheck({ advisories }: Locations, judges: Judges | Problem): Check {
  const status = advisoryStatus(advisories);
  const name = 'advisories';
  if (status === null) return { name, state: 'note', says: 'none yet. Run vauban advisories update.' };
  const most = judges instanceof Problem ? 7 : judges.configuration.policy.advisoriesMaxAgeDays;
  const now = new Date().toISOString();
  const ages = status.ecosystems.map(({ ecosystem, records, newest }) => ({
    days: newest === null ? Number.NaN : advisoryAge(newest, now),
    text: `${ecosystem} ${records} records, newest ${age(newest, now)}`,
  }));
  const old = ages.some(({ days }) => !(days <= most));
  const hint = old ? ` The policy allows ${most} days. Run vauban advisories update.` : '';
  return { name, state: old ? 'note' : 'good', says: `${ages.map(({ text }) => text).join('; ')}.${hint}` };
}

/** Every `VAUBAN_*` that is set wins over `vauban.yaml`; a token is named, never shown. */
function environmentChecks(environment: NodeJS.ProcessEnv): Check[] {
  const set = Object.entries(environment)
    .filter(([name]) => name.startsWith('VAUBAN_'))
    .map(([name, value]) =>
      /TOKEN|KEY|SECRET|PASSWORD|MAIL_URL/.test(name) ? `${name} (not shown)` : `${name}=${value}`,
    )
    .sort();
  const proxy = ['HTTPS_PROXY', 'NO_PROXY', 'NODE_EXTRA_CA_CERTS'].filter((name) => environment[name] !== undefined);
  const says = [...set, ...proxy.map((name) => `${name} is set`)].join(', ');
  return [{ name: 'environment', state: 'good', says: says === '' ? 'no VAUBAN_* variable is set' : says }];
}
