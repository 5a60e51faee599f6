import { describe, expect, it } from 'vitest';
import { ownersOf, readCodeowners } from './codeowners.ts';

const file = readCodeowners(`
# everything that nobody else has
*            @org/everyone
*.js         @js-owner  # a comment
/build/logs/ @doctocat
docs/*       docs@example.org
apps/        @octocat
/scripts/**/deploy.sh @ops
/apps/github
src/my\\ file.ts @spaces

[Database] @dba
schema/
schema/public/ @web
`);
const owners = (path: string) => ownersOf(path, file)?.owners ?? null;

describe('CODEOWNERS', () => {
  it.each([
    ['readme.md', ['@org/everyone']],
    ['deep/inside/a.js', ['@js-owner']],
    ['build/logs/today/x.txt', ['@doctocat']],
    ['other/build/logs/x.txt', ['@org/everyone']],
    ['docs/getting-started.md', ['docs@example.org']],
    ['docs/build-app/troubleshooting.md', ['@org/everyone']],
    ['lib/apps/x.rb', ['@octocat']],
    ['scripts/a/b/deploy.sh', ['@ops']],
    ['apps/github/x', []],
    ['src/my file.ts', ['@spaces']],
    ['schema/tables.sql', ['@dba']],
    ['schema/public/view.sql', ['@web']],
  ])('gives %s to %j', (path, expected) => {
    expect(owners(path)).toEqual(expected);
  });

  it('answers nobody where no rule matches', () => {
    expect(ownersOf('a.ts', readCodeowners('/b/ @x'))).toBeNull();
  });

  it('says which lines it cannot understand, and takes a hostile file', () => {
    expect(readCodeowners('!x @a').problems).toEqual(['CODEOWNERS:1: "!" is not allowed']);
    expect(ownersOf('a'.repeat(2_000), readCodeowners(`${'*'.repeat(900)}b @x\n__proto__ @y`))).toBeNull();
  });
});
