import { describe, expect, it } from 'vitest';
import { gaps, open, paths, repository, temporaryFolder, write } from '../testing/temporary.ts';

const CONTENTS = {
  'a.js': '',
  'vendor/x.js': '',
  'vendor/deep/y.js': '',
  'src/a.min.js': '',
  'src/b.js': '',
  'src/gen/c.js': '',
};

describe.each(['git', 'plain', 'commit'])('globs over a %s tree', (kind) => {
  const take = async (include: string[], exclude: string[]) => {
    const folder = kind === 'plain' ? write(temporaryFolder(), CONTENTS) : repository(CONTENTS);
    if (kind !== 'commit') return open({ kind: 'path', path: folder, include, exclude });
    const target = await (await open(folder)).history?.baseTarget('HEAD', { include, exclude });
    if (target === undefined) throw new Error('no history');
    return { target };
  };

  it('leave files and whole folders out, each named by its folder with a count', async () => {
    const collected = await take([], ['vendor/', '**/*.min.js', 'src/g*']);
    expect(paths(collected)).toEqual(['a.js', 'src/b.js']);
    expect(gaps(collected)).toEqual(['excluded src/a.min.js', 'excluded src/gen/', 'excluded vendor/ ×2']);
    expect(collected.target.gaps.map(({ message }) => message)).toContain('excluded by "vendor"');
  });

  it('take only what is asked for, less what is left out', async () => {
    const collected = await take(['src/**', './vendor'], ['src/gen/**']);
    expect(paths(collected)).toEqual(['src/a.min.js', 'src/b.js', 'vendor/deep/y.js', 'vendor/x.js']);
    expect(gaps(collected)).toEqual(['excluded a.js', 'excluded src/gen/']);
  });

  it('may leave nothing', async () => {
    const collected = await take(['nothing'], []);
    expect([paths(collected), gaps(collected)]).toEqual([
      [],
      ['excluded a.js', 'excluded src/ ×3', 'excluded vendor/ ×2'],
    ]);
  });
});
