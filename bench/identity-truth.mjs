// What git's own history says: which line of one commit is which line of another. Knows nothing of fingerprints.
import { execFileSync } from 'node:child_process';

const PLAIN = ['--no-color', '--no-ext-diff', '--no-textconv', '--unified=0', '--diff-algorithm=histogram'];
/** Blocks shorter than this, without white space, are not taken for moved. */
const LEAST_MOVED = 40;

export function gitIn(repository) {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const run = (args, more) =>
    execFileSync('git', [`--git-dir=${repository}`, ...args], { maxBuffer: 1 << 30, env, ...more });
  const git = (...args) => run(args, { encoding: 'utf8' });
  git.blobs = (names) => {
    const bytes = run(['cat-file', '--batch'], { input: `${names.join('\n')}\n` });
    const texts = new Map();
    for (let at = 0; at < bytes.length; ) {
      const end = bytes.indexOf(10, at);
      const [name, , size] = bytes.toString('latin1', at, end).split(' ');
      if (size === undefined) at = end + 1;
      else {
        texts.set(name, bytes.toString('utf8', end + 1, end + 1 + Number(size)));
        at = end + 2 + Number(size);
      }
    }
    return texts;
  };
  return git;
}

/** Commits of the first-parent history, oldest first, evenly apart. */
export function snapshotsOf(git, count, apart) {
  const all = git('rev-list', '--first-parent', `--max-count=${(count - 1) * apart + 1}`, 'HEAD')
    .trim()
    .split('\n');
  const step = Math.max(1, Math.min(apart, Math.floor((all.length - 1) / (count - 1))));
  return Array.from({ length: count }, (_, index) => all[index * step])
    .filter(Boolean)
    .reverse();
}

/** Path to blob, of the files whose names end so. */
export function filesOf(git, commit, endings) {
  const files = new Map();
  for (const line of git('ls-tree', '-r', '-z', '--full-tree', commit).split('\0')) {
    const [, blob, path] = /^100\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    if (path !== undefined && endings.some((ending) => path.endsWith(ending))) files.set(path, blob);
  }
  return files;
}

/** For each path of the older commit where its lines are now: `{ path, lineOf(line) }`; what is gone is null. */
export function linesBetween(git, older, newer) {
  const diff = git('diff', '-M', '-l0', ...PLAIN, older, newer);
  const changed = new Map();
  let renamed = 0;
  for (const part of diff.split(/^diff --git /m).slice(1)) {
    const from = pathOf(/^(?:rename from|--- a\/?) ?(.*)$/m.exec(part)?.[1]);
    const to = pathOf(/^(?:rename to|\+\+\+ b\/?) ?(.*)$/m.exec(part)?.[1]);
    if (/^rename from/m.test(part)) renamed += 1;
    const dead = /^deleted file/m.test(part);
    if (from === undefined || /^new file/m.test(part)) continue;
    changed.set(from, { path: dead ? null : to, ...hunksOf(part) });
  }
  const where = (path) => {
    const change = changed.get(path);
    if (change === undefined) return { path, lineOf: (line) => line };
    return { path: change.path, lineOf: (line) => (change.path === null ? null : lineIn(change, line)) };
  };
  return { where, renamed };
}

function pathOf(name) {
  if (name === undefined || name === '/dev/null') return undefined;
  return name.startsWith('"') ? JSON.parse(name) : name.replace(/\t$/, '');
}

function hunksOf(part) {
  const hunks = [];
  const [gone, come] = [[], []];
  for (const hunk of part.split(/^(?=@@ )/m).slice(1)) {
    const [, a, an = '1', b, bn = '1'] = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(hunk);
    hunks.push({ start: Number(a), length: Number(an), to: Number(b), toLength: Number(bn) });
    let [old, fresh] = [Number(a), Number(b)];
    for (const line of hunk.split('\n').slice(1)) {
      if (line.startsWith('-')) gone.push({ line: old++, text: line.slice(1).trim() });
      else if (line.startsWith('+')) come.push({ line: fresh++, text: line.slice(1).trim() });
    }
  }
  return { hunks, moved: movesOf(gone, come) };
}

/** Runs of lines that were taken out here and put in there, where it is plain which is which. */
function movesOf(gone, come) {
  const moved = new Map();
  const at = new Map();
  for (const [index, { text }] of come.entries()) at.set(text, [...(at.get(text) ?? []), index]);
  for (let start = 0; start < gone.length; ) {
    const runs = (at.get(gone[start].text) ?? []).map((index) => ({
      index,
      length: runFrom(gone, come, start, index),
    }));
    const longest = Math.max(0, ...runs.map(({ length }) => length));
    const best = runs.filter(({ length }) => length === longest);
    const text = gone
      .slice(start, start + longest)
      .map((line) => line.text)
      .join('');
    if (best.length === 1 && text.replace(/\s/g, '').length >= LEAST_MOVED) {
      for (let step = 0; step < longest; step += 1) moved.set(gone[start + step].line, come[best[0].index + step].line);
    }
    start += Math.max(1, longest);
  }
  return moved;
}

function runFrom(gone, come, start, index) {
  let length = 0;
  while (gone[start + length] && gone[start + length].text === come[index + length]?.text) {
    if (length > 0 && gone[start + length].line !== gone[start + length - 1].line + 1) break;
    if (length > 0 && come[index + length].line !== come[index + length - 1].line + 1) break;
    length += 1;
  }
  return length;
}

function lineIn({ hunks, moved }, line) {
  let shift = 0;
  for (const { start, length, toLength } of hunks) {
    if (length > 0 && line >= start && line < start + length) return moved.get(line) ?? null;
    if (line < start + (length === 0 ? 1 : 0)) break;
    shift += toLength - length;
  }
  return line + shift;
}
