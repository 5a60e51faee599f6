import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { advisoryStatus, openAdvisories, type UpdateOptions, updateAdvisories } from '../index.ts';
import { files, IMPATIENT, serve } from '../testing/feed-server.ts';
import { makeZip } from '../testing/make-zip.ts';
import { KEV_FIXTURE, manyRecords, npmRecord } from '../testing/records.ts';
import { scratchFolder, writeAt, writeFeeds } from '../testing/scratch.ts';

const ANY = [{ introduced: '0' }];

function options(more: Partial<UpdateOptions> & { source: string; folder: string }): UpdateOptions {
  return {
    ecosystems: ['npm'],
    kev: null,
    now: () => new Date('2026-02-01T00:00:00Z'),
    ...more,
    limits: { ...IMPATIENT, ...more.limits },
  };
}

const zipOf = (records: readonly object[]): Buffer =>
  makeZip(records.map((record, i) => ({ name: `${i}.json`, content: JSON.stringify(record) })));

function recordsFor(folder: string, name: string): readonly string[] {
  const lookup = openAdvisories(folder);
  try {
    return lookup?.affecting('npm', name, '1.0.0').matches.flatMap(({ records }) => records) ?? [];
  } finally {
    lookup?.close();
  }
}

describe('updating advisories', () => {
  it('the same records give the same revision, in whatever order, from wherever and whenever', async () => {
    const records = [...manyRecords(30), npmRecord('GHSA-same', 'package-1', ANY)];
    const one = scratchFolder();
    const first = await updateAdvisories(
      options({ folder: one, source: writeFeeds(scratchFolder(), { npm: records }) }),
    );
    const source = writeFeeds(scratchFolder(), { npm: records.toReversed() });
    const now = (): Date => new Date('2026-03-01T00:00:00Z');
    const second = await updateAdvisories(options({ folder: scratchFolder(), source, now }));
    expect(first).toMatchObject({ changed: true, signed: false, ecosystems: [{ result: 'built', records: 31 }] });
    expect(second.revision).toBe(first.revision);
    expect(readFileSync(join(one, 'current'), 'utf8').trim()).toBe(first.revision);
  });

  it('an update without news changes nothing and downloads nothing', async () => {
    const server = await serve(files(new Map([['/npm/all.zip', zipOf(manyRecords(3))]])));
    const folder = scratchFolder();
    const first = await updateAdvisories(options({ folder, source: server.address }));
    const second = await updateAdvisories(options({ folder, source: server.address }));
    expect(second).toMatchObject({ changed: false, revision: first.revision, ecosystems: [{ result: 'unchanged' }] });
    expect(readdirSync(join(folder, 'snapshots'))).toEqual([first.revision]);
  });

  it('ecosystems that were not asked for stay, without being copied', async () => {
    const python = npmRecord('PYSEC-1', 'x', ANY, {
      affected: [{ package: { ecosystem: 'PyPI', name: 'Flask' }, versions: ['1.0'] }],
    });
    const source = writeFeeds(scratchFolder(), { npm: manyRecords(3), PyPI: [python] });
    const folder = scratchFolder();
    await updateAdvisories(options({ folder, source, ecosystems: ['PyPI'] }));
    const both = await updateAdvisories(options({ folder, source, ecosystems: ['npm'], kev: KEV_FIXTURE }));
    expect(both.status.ecosystems.map(({ ecosystem }) => ecosystem)).toEqual(['PyPI', 'npm']);
    const lookup = openAdvisories(folder);
    expect(lookup?.affecting('PyPI', 'flask', '1').matches).toHaveLength(1);
    lookup?.close();
  });

  it('reads the list of changes: only what is new, changed or withdrawn is fetched, one by one', async () => {
    const [a, b, c] = manyRecords(3, '2026-01-01T00:00:00Z') as [object, object, object];
    const content = new Map<string, Buffer | string>([['/npm/all.zip', zipOf([a, b, c])]]);
    let etag = '"1"';
    const server = await serve((path, request, response) => files(content, etag)(path, request, response));
    const folder = scratchFolder();
    const list = (rows: string[]): void => void content.set('/npm/modified_id.csv', `${rows.join('\n')}\n`);
    const [oldA, oldB, oldC] = [0, 1, 2].map((i) => `2026-01-01T00:00:00Z,GHSA-${i}`) as [string, string, string];
    list([oldA, oldB, oldC]);
    const first = await updateAdvisories(options({ folder, source: server.address }));

    etag = '"2"';
    list(['2026-01-05T00:00:00.5Z,GHSA-new', '2026-01-04T00:00:00Z,GHSA-1', '2026-01-03T00:00:00Z,GHSA-2', oldA]);
    content.set(
      '/npm/GHSA-new.json',
      JSON.stringify(npmRecord('GHSA-new', 'package-0', ANY, { modified: '2026-01-05T00:00:00Z' })),
    );
    content.set(
      '/npm/GHSA-1.json',
      JSON.stringify({ ...b, modified: '2026-01-04T00:00:00Z', withdrawn: '2026-01-04T00:00:00Z' }),
    );
    content.set(
      '/npm/GHSA-2.json',
      JSON.stringify(npmRecord('GHSA-2', 'renamed', ANY, { modified: '2026-01-03T00:00:00Z' })),
    );
    const before = server.requests.length;
    const second = await updateAdvisories(options({ folder, source: server.address }));
    expect(server.requests.slice(before).sort()).toEqual([
      'GET /npm/GHSA-1.json',
      'GET /npm/GHSA-2.json',
      'GET /npm/GHSA-new.json',
      'GET /npm/modified_id.csv',
    ]);
    expect(second.ecosystems[0]).toMatchObject({ result: 'changed', records: 4, newest: '2026-01-05T00:00:00Z' });
    const found = ['package-0', 'package-1', 'package-2', 'renamed'].map((name) => recordsFor(folder, name));
    expect(found).toEqual([['GHSA-0', 'GHSA-new'], [], [], ['GHSA-2']]);

    // the same content as one archive has the same revision
    const whole = [
      a,
      ...['new', '1', '2'].map((id) => JSON.parse(String(content.get(`/npm/GHSA-${id}.json`))) as object),
    ];
    const source = writeFeeds(scratchFolder(), { npm: whole });
    const afresh = await updateAdvisories(options({ folder: scratchFolder(), source }));
    expect(second.revision).toBe(afresh.revision);
    expect(second.revision).not.toBe(first.revision);
  });

  it('too many changes, or a record that is gone from the list, lead to the whole archive', async () => {
    const content = new Map<string, Buffer | string>([['/npm/all.zip', zipOf(manyRecords(10))]]);
    let etag = '"1"';
    const server = await serve((path, request, response) => files(content, etag)(path, request, response));
    const folder = scratchFolder();
    const rows = Array.from({ length: 10 }, (_, i) => `2026-01-02T03:04:05Z,GHSA-${i}`);
    content.set('/npm/modified_id.csv', rows.join('\n'));
    await updateAdvisories(options({ folder, source: server.address }));
    etag = '"2"';
    content.set('/npm/modified_id.csv', rows.slice(1).join('\n'));
    content.set('/npm/all.zip', zipOf(manyRecords(10).slice(1)));
    const gone = await updateAdvisories(options({ folder, source: server.address }));
    expect(gone.ecosystems[0]).toMatchObject({ result: 'changed', records: 9, recordsBefore: 10 });
    etag = '"3"';
    const more = manyRecords(30);
    content.set('/npm/modified_id.csv', more.map(({ id }) => `2026-01-02T03:04:05Z,${id}`).join('\n'));
    content.set('/npm/all.zip', zipOf(more));
    const many = await updateAdvisories(options({ folder, source: server.address, limits: { changes: 5 } }));
    expect(many.ecosystems[0]).toMatchObject({ records: 30 });
    expect(server.requests.filter((request) => request.endsWith('.json'))).toEqual([]);
  });

  it('a feed that suddenly shrinks is refused and the old snapshot stays, unless that is allowed', async () => {
    const folder = scratchFolder();
    const before = await updateAdvisories(
      options({ folder, source: writeFeeds(scratchFolder(), { npm: manyRecords(10) }) }),
    );
    const source = writeFeeds(scratchFolder(), { npm: manyRecords(7) });
    await expect(updateAdvisories(options({ folder, source }))).rejects.toThrow(
      /npm is refused: it shrank from 10 records to 7.*The old snapshot stays.*--allow-shrink/,
    );
    expect(advisoryStatus(folder)?.revision).toBe(before.revision);
    const allowed = await updateAdvisories(options({ folder, source, allowShrink: true }));
    expect(allowed.ecosystems[0]).toMatchObject({ records: 7, recordsBefore: 10 });
  });

  it('records that do not pass are counted and named, in the outcome and in the status', async () => {
    const good = manyRecords(90).map((record, i) => ({ name: `${i}.json`, content: JSON.stringify(record) }));
    const source = scratchFolder();
    writeAt(
      join(source, 'npm/all.zip'),
      makeZip([
        ...good,
        { name: 'nested.json', content: `{"id":"GHSA-n","modified":${'['.repeat(5000)}${']'.repeat(5000)}}` },
        { name: 'GHSA-cut.json', content: '{"id":' },
        { name: 'GHSA-lie.json', content: JSON.stringify(npmRecord('GHSA-lie', 'a', ANY)), claimed: { crc: 7 } },
        { name: '\u001b[2Jevil\n.json', content: '[]' },
        {
          name: 'again.json',
          content: JSON.stringify(npmRecord('GHSA-0', 'other', ANY, { modified: '2027-01-01T00:00:00Z' })),
        },
      ]),
    );
    const folder = scratchFolder();
    const { ecosystems, status } = await updateAdvisories(options({ folder, source }));
    expect(ecosystems[0]?.refused).toEqual({
      count: 5,
      first: [
        { record: 'GHSA-0', reason: 'another record has the same id' },
        { record: 'GHSA-cut', reason: 'it is no JSON' },
        { record: 'GHSA-lie', reason: 'its checksum is wrong' },
        { record: expect.stringMatching(/^\[2Jevil .json$/), reason: 'it is no JSON object' },
        { record: 'nested', reason: 'its modified time is missing or malformed' },
      ].sort((a, b) => (String(a.record) < String(b.record) ? -1 : 1)),
    });
    expect(status.ecosystems[0]?.refused).toEqual(ecosystems[0]?.refused);
    expect([recordsFor(folder, 'package-0'), recordsFor(folder, 'other')]).toEqual([[], ['GHSA-0']]);
  });

  it('a feed of which a fifth cannot be read, or nothing, is refused', async () => {
    const bad = Array.from({ length: 4 }, () => ({ id: '' }));
    const some = writeFeeds(scratchFolder(), { npm: [...manyRecords(10), ...bad] });
    await expect(updateAdvisories(options({ folder: scratchFolder(), source: some }))).rejects.toThrow(
      /4 of its 14 records cannot be read \(nameless|its id is missing/,
    );
    const none = writeFeeds(scratchFolder(), { npm: bad });
    await expect(
      updateAdvisories(options({ folder: scratchFolder(), source: none, allowShrink: true })),
    ).rejects.toThrow(/npm has no record that can be read/);
  });

  it('a record from the future does not make old data look fresh', async () => {
    const future = npmRecord('GHSA-f', 'a', ANY, { modified: '2099-01-01T00:00:00Z' });
    const source = writeFeeds(scratchFolder(), { npm: [...manyRecords(3), future] });
    const { status } = await updateAdvisories(options({ folder: scratchFolder(), source }));
    expect(status.ecosystems[0]?.newest).toBe('2026-01-02T03:04:05Z');
  });

  it("one feed's failure does not stop the others and is told", async () => {
    const source = writeFeeds(scratchFolder(), { npm: manyRecords(3) });
    writeAt(join(source, 'PyPI/all.zip'), 'no zip');
    const folder = scratchFolder();
    const outcome = await updateAdvisories(options({ folder, source, ecosystems: ['npm', 'PyPI', 'Go'] }));
    expect(outcome.ecosystems.map(({ ecosystem, result }) => `${ecosystem} ${result}`)).toEqual([
      'Go failed',
      'PyPI failed',
      'npm built',
    ]);
    expect(outcome.ecosystems[1]?.problem).toContain('is no zip archive that can be read');
    await expect(
      updateAdvisories(options({ folder: scratchFolder(), source, ecosystems: ['PyPI', 'Go'] })),
    ).rejects.toThrow(/None of the 2 ecosystems could be updated/);
  });

  it.each([
    ['missing', '/no/such/kev.json', /is no folder/],
    ['no JSON', null, /no JSON/],
  ])('a catalogue of exploited vulnerabilities that is %s is said and fails nothing', async (_, given, problem) => {
    const kev = given ?? join(scratchFolder(), 'kev.json');
    if (given === null) writeFileSync(kev, '<html>');
    const source = writeFeeds(scratchFolder(), { npm: manyRecords(1) });
    const folder = scratchFolder();
    const { kev: outcome } = await updateAdvisories(options({ folder, source, kev }));
    expect(outcome).toEqual({ state: 'missing', problem: expect.stringMatching(problem) });
    const good = await updateAdvisories(options({ folder, source, kev: KEV_FIXTURE }));
    expect(good.kev).toEqual({ state: 'present', problem: null });
    const stays = await updateAdvisories(options({ folder, source, kev }));
    expect(stays).toMatchObject({ changed: false, kev: { state: 'present', problem: expect.stringMatching(problem) } });
  });

  it('only the newest two snapshots stay', async () => {
    const folder = scratchFolder();
    const revisions: string[] = [];
    for (const count of [10, 11, 12]) {
      const source = writeFeeds(scratchFolder(), { npm: manyRecords(count) });
      revisions.push((await updateAdvisories(options({ folder, source }))).revision);
    }
    expect(readdirSync(join(folder, 'snapshots')).sort()).toEqual(revisions.slice(1).sort());
    expect(existsSync(join(folder, 'update.lock'))).toBe(false);
  });

  it('names that could be paths, and no name at all, are wrong use', async () => {
    const source = writeFeeds(scratchFolder(), { npm: manyRecords(1) });
    for (const ecosystems of [['../npm'], ['npm\0'], [''], ['a/b'], []]) {
      await expect(updateAdvisories(options({ folder: scratchFolder(), source, ecosystems }))).rejects.toThrow(
        /is no name of an ecosystem|No ecosystem was named/,
      );
    }
  });

  it('an interrupt leaves everything as it was', async () => {
    const source = writeFeeds(scratchFolder(), { npm: manyRecords(10) });
    const folder = scratchFolder();
    const interrupt = new AbortController();
    const onProgress = ({ phase }: { phase: string }): void => {
      if (phase === 'write') interrupt.abort(new Error('Ctrl-C'));
    };
    const update = updateAdvisories(options({ folder, source, signal: interrupt.signal, onProgress }));
    await expect(update).rejects.toThrow('Ctrl-C');
    expect(readdirSync(folder).sort()).toEqual(['work']);
    expect(readdirSync(join(folder, 'work'))).toEqual([]);
  });
});
