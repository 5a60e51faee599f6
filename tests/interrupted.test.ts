import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { COMMAND, personIn, reportOf, run, vauban, workshopFolder } from './workshop/command.ts';
import { writeFeed } from './workshop/feed.ts';
import { Repository } from './workshop/repository.ts';
import { npmLock, stripeKey } from './workshop/samples.ts';

const folder = workshopFolder('interrupted');
const FILES = 500;

const made = new Repository(join(folder, 'repository'));
made.write(
  Object.fromEntries(
    Array.from({ length: FILES }, (_, index) => [
      `d${index % 40}/f${index}.yml`,
      `# file ${index}\n${'password: $REFERENCE\nsecret: some words here\n'.repeat(40)}`,
    ]),
  ),
);
made.write({ 'a.yml': `stripe: ${stripeKey(1)}\n` }).commit();

/** Process ids of our scanners' processes whose parent is `parent`. */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const isOurs = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(parent);
        return isOurs && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('scanner-child');
      } catch {
        return false; // it ended meanwhile
      }
    })
    .map(Number);
}

function alive(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Starts a scan without a cache to help it, ends it with a signal once children work, and answers what was left. */
async function endedBy(signal: NodeJS.Signals, home: string) {
  let children: number[] = [];
  const ran = await vauban(['scan', '--format', 'json', '--jobs', '2'], {
    cwd: made.folder,
    env: personIn(join(folder, home)),
    during: (child) => {
      const watch = setInterval(() => {
        children = childrenOf(child.pid ?? 0);
        if (children.length === 0 && child.exitCode === null) return;
        clearInterval(watch);
        child.kill(signal);
      }, 5);
    },
  });
  for (let wait = 0; wait < 100 && children.some(alive); wait += 1) await pause(50);
  return { ran, children, left: children.filter(alive) };
}

describe.skipIf(process.platform !== 'linux')('a scan that is ended', () => {
  it('by Ctrl-C ends with 130, says nothing wrong, and leaves no process behind', async () => {
    const { ran, children, left } = await endedBy('SIGINT', 'c');
    expect([ran.code, ran.out, ran.err, left]).toEqual([130, '', '', []]);
    expect(children.length).toBeGreaterThan(0);
  });

  it('by kill -9 leaves no process behind, and the next scan is as if nothing had been', async () => {
    const { ran, left } = await endedBy('SIGKILL', 'k');
    expect([ran.signal, left]).toEqual(['SIGKILL', []]);
    const after = await vauban(['scan', '--format', 'json'], { cwd: made.folder, env: personIn(join(folder, 'k')) });
    const fresh = await vauban(['scan', '--format', 'json'], {
      cwd: made.folder,
      env: personIn(join(folder, 'fresh')),
    });
    expect({ ...reportOf(after), scan: null }).toEqual({ ...reportOf(fresh), scan: null });
    expect(reportOf(after).coverage.files.looked).toBe(FILES + 1);
  });

  it('while it clones leaves no folder behind', async () => {
    const temporary = join(folder, 'tmp');
    await run('mkdir', ['-p', temporary]);
    const ran = await vauban(['scan', `file://${made.folder}`, '--format', 'json'], {
      cwd: folder,
      env: { ...personIn(join(folder, 'u')), TMPDIR: temporary },
      during: (child) => {
        const watch = setInterval(() => {
          if (readdirSync(temporary).length === 0 && child.exitCode === null) return;
          clearInterval(watch);
          child.kill('SIGINT');
        }, 5);
      },
    });
    expect([ran.code, ran.out, readdirSync(temporary)]).toEqual([130, '', []]);
  });
});

describe('on a terminal', () => {
  const feed = writeFeed(folder, new Date());
  const typed = (
    command: string,
    home: string,
    cwd = made.folder,
    answer: { to: string; keys: string } | null = null,
  ) =>
    run('script', ['-qec', command, '/dev/null'], {
      cwd,
      env: { ...personIn(join(folder, home)), ...feed, TERM: 'xterm-256color', COLUMNS: '100' },
      answer,
    });
  const scanLine = `"${process.execPath}" "${COMMAND}" scan`;
  const shop = new Repository(join(folder, 'shop')).write({ 'package-lock.json': npmLock('minimist', '1.2.0') });

  it('missing advisories are offered; yes fetches them, no leaves them out, Ctrl-C ends with 130', async () => {
    const question = 'There are no advisories for npm yet. Fetch them from';
    const ended = await typed(scanLine, 'ask', shop.folder, { to: question, keys: '\u0003' });
    expect(ended.code).toBe(130);
    const no = await typed(scanLine, 'ask', shop.folder, { to: question, keys: 'n\r' });
    expect([no.code, no.out.includes('CVE-2021-44906')]).toEqual([3, false]);
    const yes = await typed(scanLine, 'ask', shop.folder, { to: question, keys: '\r' });
    expect([yes.code, yes.out.includes('CVE-2021-44906')]).toEqual([1, true]);
    const again = await typed(scanLine, 'ask', shop.folder);
    expect(again.out).not.toContain(question);
  });

  it('the report has colour and progress was shown; NO_COLOR takes the colour away', async () => {
    const ran = await typed(scanLine, 'tty');
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('\u001b[K');
    expect(ran.out).toContain('scanning …');
    expect(ran.out).toContain('\u001b[1m');
    const plain = await typed(`NO_COLOR=1 ${scanLine} --quiet`, 'tty');
    expect(plain.out).toContain('FAIL');
    expect(plain.out).not.toContain('\u001b');
  });
});
