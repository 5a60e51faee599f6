// A real repository as the benches use it: a fresh clone of the commit that stands in VAUBAN_BENCH_TREE.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Clones into `folder`, so that nothing ignored or changed comes along and nothing in the given tree is touched. */
export async function cloneCorpus(folder) {
  const source = process.env.VAUBAN_BENCH_TREE;
  if (source === undefined || !existsSync(join(source, '.git'))) {
    console.log('corpus absent: set VAUBAN_BENCH_TREE to a git checkout of 10,000 files or more');
    return null;
  }
  const tree = join(folder, 'tree');
  execFileSync('git', ['clone', '--quiet', source, tree], { stdio: 'inherit' });
  const git = (...args) => execFileSync('git', args, { cwd: tree, encoding: 'utf8', maxBuffer: 1 << 28 }).trim();
  const files = git('ls-files', '-z').split('\0').slice(0, -1);
  const bytes = files.reduce((sum, file) => sum + sizeOf(join(tree, file)), 0);
  const [commit, id] = git('log', '-1', '--format=%H %T').split(' ');
  console.log(`corpus: commit ${commit}, tree ${id}, ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB`);
  // a file that was written in this very moment is not yet trusted by its time
  await setTimeout(2500);
  git('status');
  return { tree, files };
}

/** Reads the file, which also brings it into the disk cache. */
function sizeOf(path) {
  try {
    return readFileSync(path).length;
  } catch {
    return 0;
  }
}
