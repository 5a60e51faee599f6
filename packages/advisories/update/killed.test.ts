import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openAdvisories, updateAdvisories } from '../index.ts';
import { bundledChild, runChild } from '../testing/bundled-child.ts';
import { manyRecords } from '../testing/records.ts';
import { scratchFolder, writeFeeds } from '../testing/scratch.ts';
import { expectRecovery, preparedStore, revisionThatWorks } from '../testing/updating-store.ts';

const ecosystems = ['npm'];
const now = (): Date => new Date('2026-02-01T00:00:00Z');
let updater: string;
let reader: string;

beforeAll(async () => {
  updater = await bundledChild(fileURLToPath(new URL('../testing/update-child.ts', import.meta.url)), 'update');
  reader = await bundledChild(fileURLToPath(new URL('../testing/lookup-child.ts', import.meta.url)), 'lookup');
});

describe('an update that ends in the middle', () => {
  it.each(['npm read 2000', 'npm write'])(
    'killed at "%s": the old snapshot is there, and the next update cleans up and succeeds',
    async (step) => {
      const store = await preparedStore(3000);
      let armed = true;
      const killed = await runChild(updater, store, (line, kill) => {
        if (armed && line.startsWith(step)) {
          armed = false;
          kill();
        }
      });
      await expectRecovery(store, killed);
    },
  );

  it('whatever stands between the two renames is taken up or cleaned up', async () => {
    const { folder, source, revision } = await preparedStore(20);
    mkdirSync(join(folder, 'work/1-dead/snapshot'), { recursive: true });
    mkdirSync(join(folder, 'snapshots', 'f'.repeat(64)));
    writeFileSync(join(folder, 'current.99.new'), 'half');
    writeFileSync(join(folder, 'update.lock'), JSON.stringify({ pid: 2 ** 22 + 1, host: 'elsewhere', began: null }));
    await expect(updateAdvisories({ folder, source, ecosystems, kev: null, now })).rejects.toThrow(/is updating these/);
    writeFileSync(join(folder, 'update.lock'), '');
    await expect(updateAdvisories({ folder, source, ecosystems, kev: null, now })).rejects.toThrow(/Another process/);
    const dead = spawnSync(process.execPath, ['-e', 'console.log(process.pid)'], { encoding: 'utf8' }).stdout.trim();
    const host = (await import('node:os')).hostname();
    writeFileSync(join(folder, 'update.lock'), JSON.stringify({ pid: Number(dead), host, began: '1' }));
    const { revision: next } = await updateAdvisories({ folder, source, ecosystems, kev: null, now });
    expect(readdirSync(folder).sort()).toEqual(['current', 'snapshots', 'state.json', 'work']);
    expect(readdirSync(join(folder, 'snapshots')).sort()).toEqual([next, revision].sort());
  });

  it('a damaged snapshot is told when it is opened, and the next update builds it again', async () => {
    const { folder, source, revision } = await preparedStore(10);
    writeFileSync(join(folder, 'snapshots', revision, 'snapshot.json'), '{"format":"vauban.advisories/2"');
    expect(() => openAdvisories(folder)).toThrow(/cannot be read: they are damaged. Run "vauban advisories update"/);
    await updateAdvisories({ folder, source, ecosystems, kev: null, now });
    expect(revisionThatWorks(folder)).toBe(revision);
  });

  it('a snapshot of another version of Vauban counts as absent', async () => {
    const { folder, source, revision } = await preparedStore(10);
    const manifest = join(folder, 'snapshots', revision, 'snapshot.json');
    writeFileSync(manifest, JSON.stringify({ format: 'vauban.advisories/1', feeds: 'in another shape' }));
    expect(openAdvisories(folder)).toBeNull();
    await updateAdvisories({ folder, source, ecosystems, kev: null, now });
    expect(revisionThatWorks(folder)).toBe(revision);
  });

  it('two updates at once: one works, the other says who does', async () => {
    const { folder, source } = await preparedStore(3000);
    let second: Promise<unknown> | null = null;
    const first = await runChild(updater, { folder, source, ecosystems }, (line) => {
      if (!line.startsWith('npm read') || second !== null) return;
      second = updateAdvisories({ folder, source, ecosystems, kev: null, now }).then(
        () => 'both worked',
        (error: Error) => error.message,
      );
    });
    expect(first.output).toContain('done');
    expect(await second).toMatch(/^Process \d+ on ".*" is updating these advisories\. Wait for it/);
  });

  it('another process reads by the path of a snapshot while the store moves on', async () => {
    const { folder, source, revision } = await preparedStore(20);
    const pinned = join(folder, 'snapshots', revision);
    const { revision: next } = await updateAdvisories({ folder, source, ecosystems, kev: null, now });
    const [old, current] = await Promise.all([
      runChild(reader, { folder: pinned, name: 'package-15' }),
      runChild(reader, { folder, name: 'package-15' }),
    ]);
    expect(old).toEqual({ code: 0, signal: null, output: `${revision} \n` });
    expect(current).toEqual({ code: 0, signal: null, output: `${next} GHSA-15\n` });
  });

  it('a full disk is said in one sentence, and the old snapshot stays (needs root and mount)', async ({ skip }) => {
    const disk = scratchFolder();
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]);
    if (mounted.status !== 0) skip('no tmpfs can be mounted here');
    onTestFinished(() => void spawnSync('umount', ['-l', disk]));
    const folder = join(disk, 'store');
    const small = writeFeeds(scratchFolder(), { npm: manyRecords(50) });
    const { revision } = await updateAdvisories({ folder, source: small, ecosystems, kev: null, now });
    const source = writeFeeds(scratchFolder(), { npm: manyRecords(9000) });
    const child = await runChild(updater, { folder, source, ecosystems });
    expect(child).toMatchObject({ code: 1, signal: null });
    expect(child.output).toMatch(/failed disk-full: The disk that holds .* is full; the advisories stay as they were/);
    expect(revisionThatWorks(folder)).toBe(revision);
    expect(existsSync(join(folder, 'update.lock'))).toBe(false);
    expect(readdirSync(join(folder, 'work'))).toEqual([]);
  });
});
