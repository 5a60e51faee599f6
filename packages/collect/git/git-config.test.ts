import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PERSON, temporaryFolder, write } from '../testing/temporary.ts';
import { parseGitConfig, settingOf, writeGitConfig } from './git-config.ts';

const SAMPLE = `# comment
[core]
	bare = false
	FileMode=true ; comment
	spaced = a  b   # comment
	quoted = "a # b" c
	flag
	long = one \\
two
	escaped = "tab\\t\\"quote\\" back\\\\"
[remote "ori\\"gin"]
	url = https://example.org/x
[Branch.Main]
	merge = refs/heads/main
[remote "origin"] url = git@example.org:x
	fetch = +refs/heads/*:refs/remotes/origin/*
	url = second
`;

function readByGit(text: string): string[] {
  const folder = write(temporaryFolder(), { config: text });
  const output = execFileSync('git', ['config', '-z', '--no-includes', '-f', join(folder, 'config'), '--list'], {
    env: PERSON,
  });
  return output.toString().split('\0').slice(0, -1);
}

const readHere = (text: string) =>
  parseGitConfig(text).map(
    ({ section, subsection, key, value }) =>
      `${[section, subsection, key].filter((part) => part !== null).join('.')}\n${value}`,
  );

describe('git settings', () => {
  it('are read as git reads them', () => {
    // git shows a key without value without the line end
    expect(readHere(SAMPLE).map((each) => each.replace('core.flag\ntrue', 'core.flag'))).toEqual(readByGit(SAMPLE));
  });

  it('are written so that git reads the same', () => {
    const settings = parseGitConfig(`${SAMPLE}[x "a]b"]\n\tk = "line\\nend" \n`);
    expect(readByGit(writeGitConfig(settings))).toEqual(
      settings.map(
        ({ section, subsection, key, value }) =>
          `${[section, subsection, key].filter((part) => part !== null).join('.')}\n${value}`,
      ),
    );
  });

  it('answer with the last value of a name, and null for none', () => {
    const settings = parseGitConfig(SAMPLE);
    expect(settingOf(settings, 'remote', 'url', 'origin')).toBe('second');
    expect(settingOf(settings, 'core', 'worktree')).toBeNull();
  });

  it('of a broken file are what can be read', () => {
    expect(parseGitConfig('[core\n\tx = 1\n[a]\n\t= 3\n\t__proto__ = 4\n\tb = "open\n')).toEqual([
      { section: 'a', subsection: null, key: 'b', value: 'open' },
    ]);
  });
});
