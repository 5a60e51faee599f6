import { describe, expect, it } from 'vitest';
import { ownersIn } from './owners.ts';
import { findProjects } from './projects.ts';

function repository(files: Record<string, string>) {
  const read = (path: string) => files[path] ?? null;
  return { paths: Object.keys(files).sort(), read };
}
const found = (files: Record<string, string>) => {
  const { paths, read } = repository(files);
  return findProjects(paths, read).map(({ name, path }) => `${path}: ${name}`);
};

describe('the projects of a monorepo', () => {
  it('are the members of an npm workspace, without what is left out', () => {
    expect(
      found({
        'package.json': '{"workspaces":["packages/*","!packages/old"]}',
        'packages/a/package.json': '{"name":"@acme/a"}',
        'packages/b/package.json': '{',
        'packages/old/package.json': '{"name":"old"}',
        'tools/package.json': '{"name":"tools"}',
        'packages/a/test/fixtures/package.json': '{"name":"fixture"}',
      }),
    ).toEqual(['packages/a: @acme/a', 'packages/b: packages/b']);
  });

  it('are the members of a pnpm and of a Cargo workspace', () => {
    expect(
      found({
        'pnpm-workspace.yaml': 'packages:\n  - "apps/*"\n',
        'apps/web/package.json': '{"name":"web"}',
        'Cargo.toml': '[workspace]\nmembers = [\n  "crates/*",\n  "cli",\n]\n',
        'crates/core/Cargo.toml': '[package]\nname = "core"\n',
        'cli/Cargo.toml': '[package]\nname = "cli"\n',
      }),
    ).toEqual(['apps/web: web', 'cli: cli', 'crates/core: core']);
  });

  it('are folders with a Go module or a Python project; equal names are told apart by folder', () => {
    expect(
      found({
        'go.mod': 'module example.org/top\n',
        'svc/a/go.mod': 'module example.org/svc/api\n',
        'svc/b/go.mod': 'module example.org/other/api\n',
        'py/pyproject.toml': '[project]\nname = "py-tool"\n',
      }),
    ).toEqual(['py: py-tool', 'svc/a: svc/a', 'svc/b: svc/b']);
  });

  it('are none in a repository of one project', () => {
    expect(found({ 'package.json': '{"name":"x"}', 'src/a.ts': '' })).toEqual([]);
  });
});

describe('the owner of a folder by CODEOWNERS', () => {
  const { read } = repository({
    '.github/CODEOWNERS':
      '* @all # everyone\n/packages/ @pack\npackages/api/ @api @second\n*.md @docs\napps @apps\n[Section]\n',
  });
  it.each([
    ['.', '@all'],
    ['packages/web', '@pack'],
    ['packages/api', '@api'],
    ['deep/apps', '@apps'],
  ])('%s', (folder, owner) => expect(ownersIn(read)(folder)).toBe(owner));

  it('is nobody where there is no such file', () => expect(ownersIn(() => null)('a')).toBeUndefined());
});
