import type { Observation } from '@vauban/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHistory } from './history.ts';
import { rebuild } from './projection/rebuild.ts';
import { type Home, NOW, openHome } from './testing/home.ts';
import { flaw, type Scan } from './testing/report.ts';
import { mergeVulnerabilities, splitVulnerability } from './witnesses/merge.ts';

let home: Home;
let projectId: string;
let projects = 0;

beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home.store.close());

async function fresh(): Promise<void> {
  projects += 1;
  projectId = await home.addProject(`shop-${projects}`);
}

const scanners = (...ids: string[]): NonNullable<Scan['scanners']> =>
  ids.map((id) => ({ id, surface: 'code', version: '1', rules: 'sha256:00', ruleCount: 1 }));
const ours = (name: string, changes: Partial<Observation> = {}) => flaw(name, changes);
const theirs = (name: string, changes: Partial<Observation> = {}) =>
  flaw(name, { scanner: 'import:semgrep', rule: 'semgrep:sql', title: 'SQL injection', ...changes });
const record = (scan: Scan) => home.record(projectId, scan);
const imported = (scan: Scan) => record({ scanners: scanners('import:semgrep'), ...scan });

async function rowOf(number: number) {
  return home.store.db
    .selectFrom('vulnerabilities')
    .select(['number', 'state', 'witnessOf', 'witnesses', 'scanner'])
    .where('organisationId', '=', home.organisationId)
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
}
async function numbers(): Promise<{ shown: number[]; witnesses: number[] }> {
  const rows = await home.store.db
    .selectFrom('vulnerabilities')
    .select(['number', 'witnessOf'])
    .where('projectId', '=', projectId)
    .orderBy('number')
    .execute();
  const of = (isWitness: boolean) =>
    rows.filter((row) => (row.witnessOf !== null) === isWitness).map((row) => row.number);
  return { shown: of(false), witnesses: of(true) };
}
const by = () => ({
  organisationId: home.organisationId,
  reason: 'seen in the editor',
  actor: { kind: 'person', id: home.person } as const,
  now: NOW,
});
const rebuilt = async () => (await rebuild(home.ctx, home.organisationId)).differences;

describe('what another scanner sees at the same place', () => {
  it('is a second witness, not a second vulnerability, and the history says why', async () => {
    await fresh();
    const { opened } = await record({ commit: 'c1', found: [ours('a'), ours('b')] });
    const second = await imported({ commit: 'c1', found: [theirs('a'), theirs('x')] });
    expect(second.opened).toHaveLength(1);
    const { shown, witnesses } = await numbers();
    expect([shown.length, witnesses.length]).toEqual([3, 1]);
    expect(await rowOf(witnesses[0] as number)).toMatchObject({ witnessOf: opened[0], scanner: 'import:semgrep' });
    expect(await rowOf(opened[0] as number)).toMatchObject({ witnesses: 1, state: 'open' });
    const history = await readHistory(home.store.db, {
      organisationId: home.organisationId,
      number: opened[0] as number,
    });
    expect(history.map(({ kind }) => kind)).toContain('vulnerability.witnessed');
    expect(await rebuilt()).toEqual([]);
  });

  it('is one when both come in one report, and stays one when both come again', async () => {
    await fresh();
    const both = { found: [ours('a'), theirs('a')], scanners: scanners('code', 'import:semgrep') };
    await record({ commit: 'c1', ...both });
    await record({ commit: 'c2', parents: ['c1'], ...both });
    const { shown, witnesses } = await numbers();
    expect([shown.length, witnesses.length]).toEqual([1, 1]);
  });

  it('is another one with another weakness, in another place, or when its scanner tells two apart', async () => {
    await fresh();
    await record({ commit: 'c1', found: [ours('a')] });
    await imported({
      commit: 'c1',
      found: [
        theirs('a', { cwe: ['CWE-117'], rule: 'semgrep:log' }),
        theirs('a', { location: { path: 'src/a.ts', line: 90 } }),
      ],
    });
    expect((await numbers()).witnesses).toEqual([]);
  });

  it('is gone only when every witness is', async () => {
    await fresh();
    const [number] = (await record({ commit: 'c1', found: [ours('a')] })).opened as [number];
    await imported({ commit: 'c1', found: [theirs('a')] });
    await record({ commit: 'c2', parents: ['c1'], looked: ['src/a.ts'], scanners: scanners('code') });
    expect(await rowOf(number)).toMatchObject({ state: 'open' });
    await imported({ commit: 'c2', parents: ['c1'], looked: ['src/a.ts'] });
    expect(await rowOf(number)).toMatchObject({ state: 'gone' });
    await imported({ commit: 'c3', parents: ['c2', 'c1'], found: [theirs('a')] });
    expect(await rowOf(number)).toMatchObject({ state: 'open' });
    expect(await rebuilt()).toEqual([]);
  });

  it('is paired on a branch where both are, whichever came to it first', async () => {
    await fresh();
    await imported({ commit: 'f1', branch: 'feature', found: [theirs('a')] });
    const [number] = (await record({ commit: 'c1', found: [ours('a')] })).opened as [number];
    await imported({ commit: 'c1', found: [theirs('a')] });
    const { shown, witnesses } = await numbers();
    expect([shown, witnesses.length]).toEqual([[number], 1]);
    expect(await rebuilt()).toEqual([]);
  });
});

describe('a person', () => {
  it('splits a witness, which is never merged by itself again, and merges it by hand', async () => {
    await fresh();
    const [number] = (await record({ commit: 'c1', found: [ours('a')] })).opened as [number];
    await imported({ commit: 'c1', found: [theirs('a')] });
    const [witness] = (await numbers()).witnesses as [number];
    await splitVulnerability(home.ctx, { ...by(), number, witness });
    expect(await rowOf(number)).toMatchObject({ witnesses: 0 });
    await imported({ commit: 'c2', parents: ['c1'], found: [theirs('a')] });
    await record({ commit: 'b1', branch: 'beta', found: [ours('a')] });
    await imported({ commit: 'b1', branch: 'beta', found: [theirs('a')] });
    expect((await numbers()).shown).toEqual([number, witness]);
    expect(await rebuilt()).toEqual([]);
    await mergeVulnerabilities(home.ctx, { ...by(), number: witness, into: number });
    expect(await numbers()).toEqual({ shown: [number], witnesses: [witness] });
    expect(await rebuilt()).toEqual([]);
  });

  it('merges one with all its witnesses, but nothing with itself or with another project', async () => {
    await fresh();
    const [one] = (await record({ commit: 'c1', found: [ours('a')] })).opened as [number];
    await imported({ commit: 'c1', found: [theirs('a')] });
    const [two] = (await record({ commit: 'c2', parents: ['c1'], found: [ours('a'), ours('z')] })).opened as [number];
    await mergeVulnerabilities(home.ctx, { ...by(), number: one, into: two });
    expect((await numbers()).shown).toEqual([two]);
    expect(await rowOf(two)).toMatchObject({ witnesses: 2, state: 'open' });
    await expect(mergeVulnerabilities(home.ctx, { ...by(), number: two, into: one })).rejects.toThrow(/one already/);
    await fresh();
    const [other] = (await record({ commit: 'c1', found: [ours('a')] })).opened as [number];
    await expect(mergeVulnerabilities(home.ctx, { ...by(), number: other, into: two })).rejects.toThrow(/projects/);
    expect(await rebuilt()).toEqual([]);
  });
});
