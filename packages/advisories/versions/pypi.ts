import { VERSION_PATTERN } from '@renovatebot/pep440/lib/version.js';
import { orderFrom } from './version-order.ts';
import { inOrderOf as by, type WholeNumber as Whole, wholeNumber } from './whole-number.ts';

type LocalPart = Whole | string;

interface Pep440 {
  readonly epoch: Whole;
  /** Without zeros at the end. */
  readonly release: readonly Whole[];
  readonly pre: readonly [string, Whole] | null;
  readonly post: Whole | null;
  readonly dev: Whole | null;
  readonly local: readonly LocalPart[] | null;
}

const VERSION = new RegExp(`^\\s*${VERSION_PATTERN}\\s*$`, 'i');
const PRE: Readonly<Record<string, string>> = { a: 'a', alpha: 'a', b: 'b', beta: 'b' };

const whole = (digits: string | undefined): Whole => wholeNumber(digits ?? '0');

function parse(text: string): Pep440 | null {
  const groups = VERSION.exec(text)?.groups;
  if (groups === undefined) return null;
  const release = (groups.release ?? '').split('.').map(whole);
  while (release.length > 1 && release.at(-1) === 0) release.pop();
  const letter = groups.pre_l?.toLowerCase();
  const isPost = groups.post !== undefined;
  return {
    epoch: whole(groups.epoch),
    release,
    pre: letter === undefined ? null : [PRE[letter] ?? 'rc', whole(groups.pre_n)],
    post: isPost ? whole(groups.post_n1 ?? groups.post_n2) : null,
    dev: groups.dev === undefined ? null : whole(groups.dev_n),
    local:
      groups.local === undefined
        ? null
        : groups.local
            .toLowerCase()
            .split(/[-_.]/)
            .map((part) => (/^\d+$/.test(part) ? whole(part) : part)),
  };
}

/** Before any pre-release stands a development release of the final version itself, after them the final one. */
const preRank = (version: Pep440): number =>
  version.pre !== null ? 1 : version.post === null && version.dev !== null ? 0 : 2;

function compareLocal(a: readonly LocalPart[] | null, b: readonly LocalPart[] | null): number {
  if (a === null || b === null) return (a === null ? 0 : 1) - (b === null ? 0 : 1);
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const left = a[i] as LocalPart;
    const right = b[i] as LocalPart;
    const kinds = (typeof left === 'string' ? 0 : 1) - (typeof right === 'string' ? 0 : 1);
    const step = kinds || by(left, right);
    if (step !== 0) return step;
  }
  return a.length - b.length;
}

function compareParsed(a: Pep440, b: Pep440): number {
  const epoch = by(a.epoch, b.epoch);
  if (epoch !== 0) return epoch;
  for (let i = 0; i < Math.max(a.release.length, b.release.length); i++) {
    const step = by(a.release[i] ?? 0, b.release[i] ?? 0);
    if (step !== 0) return step;
  }
  const rank = preRank(a) - preRank(b);
  if (rank !== 0) return rank;
  if (a.pre !== null && b.pre !== null) {
    const pre = by(a.pre[0], b.pre[0]) || by(a.pre[1], b.pre[1]);
    if (pre !== 0) return pre;
  }
  const post = by(a.post ?? -1, b.post ?? -1);
  if (post !== 0) return post;
  const dev = by(a.dev ?? Number.POSITIVE_INFINITY, b.dev ?? Number.POSITIVE_INFINITY);
  return dev !== 0 ? dev : compareLocal(a.local, b.local);
}

function canonical(version: Pep440): string {
  const epoch = version.epoch === 0 ? '' : `${version.epoch}!`;
  const pre = version.pre === null ? '' : version.pre.join('');
  const post = version.post === null ? '' : `.post${version.post}`;
  const dev = version.dev === null ? '' : `.dev${version.dev}`;
  const local = version.local === null ? '' : `+${version.local.join('.')}`;
  return `${epoch}${version.release.join('.')}${pre}${post}${dev}${local}`;
}

/**
 * PEP 440 entire: epochs, pre-, post- and development releases, local versions, a leading `v`, and numbers of any
 * length. The grammar is the library's; the order is written here because the library's loses long numbers.
 */
export const pep440 = orderFrom(parse, compareParsed, canonical, (text) => text);
