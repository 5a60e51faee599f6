import { describe, expect, it } from 'vitest';
import type { JudgedGap } from '../coverage/gap.ts';
import { pathSet } from '../coverage/paths.ts';
import type { Report } from '../report/report.ts';
import { type BranchState, transition } from './branch-state.ts';
import { evidenceOf } from './evidence.ts';

const place = { path: 'config.env', scanner: 'secrets', rule: 'secrets/github-token' };
const open: BranchState = { state: 'open', lastSeenCommit: 'a1' };

interface Changes {
  source?: Partial<Report['source']>;
  gaps?: JudgedGap[];
  looked?: string[];
  paths?: string[];
  ruleIds?: string[];
  scanner?: string;
  data?: Report['coverage']['data'];
  components?: string[];
  files?: number;
}

/** The part of a report that is evidence: a clean, complete scan of the commit after `a1`. */
function evidence(changes: Changes = {}) {
  const report = {
    source: {
      kind: 'git',
      repository: null,
      root: '.',
      commit: 'b2',
      parents: ['a1'],
      branch: 'main',
      mergeBase: null,
      shallow: false,
      dirty: false,
      renames: {},
      ancestry: {},
      ...changes.source,
    },
    coverage: {
      scope: { surfaces: ['secrets'], paths: changes.paths ?? ['.'], include: [], exclude: [] },
      scanners: [
        {
          id: changes.scanner ?? 'secrets',
          surface: 'secrets',
          version: '1',
          rules: 'sha256:00',
          ruleCount: 1,
          ruleIds: changes.ruleIds ?? ['secrets/github-token'],
        },
      ],
      data: changes.data ?? [],
      files: { looked: changes.files ?? 1, bytes: 1 },
      looked: pathSet(changes.looked ?? ['config.env']),
      gaps: changes.gaps ?? [],
    },
    components: (changes.components ?? []).map((purl) => ({ purl, location: { path: 'package-lock.json' } })),
  };
  return evidenceOf(report as unknown as Report);
}

const blocking = (gap: Partial<JudgedGap>): JudgedGap => ({
  kind: 'scanner-died',
  class: 'blocking',
  message: 'the scanner died on it',
  ...gap,
});

describe('what a scan says about a vulnerability on a branch', () => {
  it('opens it when it is seen for the first time, sees it again, and reopens it with its history', () => {
    expect(transition(null, true, place, evidence()).kind).toBe('opened');
    expect(transition(open, true, place, evidence()).kind).toBe('seen');
    expect(transition({ ...open, state: 'gone' }, true, place, evidence()).kind).toBe('came-back');
  });

  it('closes it when a complete scan of a later commit looked there and saw nothing', () => {
    expect(transition(open, false, place, evidence())).toEqual({ kind: 'gone' });
  });

  it('closes it when the file is no longer there', () => {
    expect(transition(open, false, place, evidence({ looked: ['other.env'] }))).toEqual({ kind: 'gone' });
  });

  it('says nothing twice', () => {
    expect(transition({ ...open, state: 'gone' }, false, place, evidence())).toEqual({ kind: 'nothing' });
    expect(transition(null, false, place, evidence())).toEqual({ kind: 'nothing' });
  });

  const kept: [string, Changes, RegExp][] = [
    ['the same commit', { source: { commit: 'a1' } }, /is of the commit/],
    ['a commit on another line', { source: { ancestry: { a1: 'not' } } }, /does not contain/],
    ['a commit of unknown ancestry', { source: { parents: [], ancestry: { a1: 'unknown' } } }, /not known/],
    ['a commit that says nothing about the past', { source: { parents: ['zz'] } }, /not known/],
    ['a folder without git', { source: { commit: null } }, /no commit is known/],
    ['a dirty working tree', { source: { dirty: true } }, /no commit holds/],
    ['a scan without that scanner', { scanner: 'dependencies' }, /did not run/],
    ['a scan without that rule', { ruleIds: ['secrets/other'] }, /was not active/],
    ['a scan that died on the file', { gaps: [blocking({ path: 'config.env', scanner: 'secrets' })] }, /not looked at/],
    ['a scan whose scanner died as a whole', { gaps: [blocking({ scanner: 'secrets' })] }, /not complete/],
    ['a scan that lacks its data', { gaps: [blocking({ kind: 'base-missing' })] }, /not complete/],
    [
      'a scan that excluded the folder',
      { looked: [], gaps: [{ kind: 'excluded', class: 'counted', pattern: './', message: 'excluded' }] },
      /not looked at/,
    ],
    ['a report that looked at no file', { looked: [], files: 0 }, /no file/],
    ['a scan of another folder', { paths: ['services/api'] }, /outside/],
  ];
  it.each(kept)('keeps it open after %s', (_, changes, why) => {
    const answer = transition(open, false, place, evidence(changes));
    expect(answer.kind).toBe('kept');
    expect(answer.kind === 'kept' && answer.why).toMatch(why);
  });
});

describe('what a scan says about a vulnerable component that it did not report', () => {
  const purl = 'pkg:npm/minimist@1.2.5';
  const component = { path: 'package-lock.json', scanner: 'dependencies', rule: 'CVE-2021-44906', purl };
  const advisories = (revision: string, newest: string) => ({ name: 'advisories', revision, newest }) as const;
  const seen: BranchState = { ...open, lastSeenAdvisories: advisories('r7', '2026-11-20T00:00:00Z') };
  const scan = (changes: Changes) =>
    evidence({ scanner: 'dependencies', ruleIds: [component.rule], looked: [component.path], ...changes });

  it('is gone when that version is not there any more', () => {
    const data = [advisories('r8', '2026-11-24T00:00:00Z')];
    expect(transition(seen, false, component, scan({ data, components: ['pkg:npm/minimist@1.2.6'] })).kind).toBe(
      'gone',
    );
  });

  it('is withdrawn when that version is still there and newer advisories do not name it, on the same commit too', () => {
    const data = [advisories('r8', '2026-11-24T00:00:00Z')];
    const source = { commit: 'a1' };
    expect(transition(seen, false, component, scan({ data, components: [purl], source }))).toEqual({
      kind: 'withdrawn',
    });
  });

  const kept: [string, Changes][] = [
    ['the same', { data: [advisories('r7', '2026-11-20T00:00:00Z')] }],
    ['older', { data: [advisories('r6', '2026-11-01T00:00:00Z')] }],
    ['missing', { data: [] }],
    ['of no known age', { data: [{ name: 'advisories', revision: 'r8', newest: null }] }],
  ];
  it.each(kept)('stays open when that version is still there and the advisories are %s', (_, changes) => {
    const answer = transition(seen, false, component, scan({ ...changes, components: [purl] }));
    expect(answer.kind === 'kept' && answer.why).toMatch(/still there/);
  });

  it('stays open when the lockfile could not be read', () => {
    const gap = blocking({ kind: 'lockfile-broken', path: component.path, scanner: 'dependencies' });
    const data = [advisories('r8', '2026-11-24T00:00:00Z')];
    expect(transition(seen, false, component, scan({ data, gaps: [gap] })).kind).toBe('kept');
  });
});
