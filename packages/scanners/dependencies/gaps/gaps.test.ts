import type { Gap } from '@vauban/domain';
import { describe, expect, it } from 'vitest';
import { scanFiles } from '../testing/scan-files.ts';

async function gapsOf(files: Record<string, string>): Promise<string[]> {
  const { gaps } = await scanFiles(files);
  return gaps.map(({ kind, path, count }: Gap) => `${kind} ${path}${count === undefined ? '' : ` (${count})`}`);
}

const NEEDS = '{"dependencies":{"a":"1"}}';

describe('every lockfile that cannot be read', () => {
  it('is named, as blocking, below tests as counted, whether a reader refused it or there is none', async () => {
    const names = [
      ...['yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb', 'deno.lock', 'Pipfile.lock', 'pdm.lock', 'uv.lock'],
      ...['pylock.toml', 'pylock.dev.toml', 'conda-lock.yml', 'go.sum', 'Cargo.lock', 'gradle.lockfile', 'mix.lock'],
      ...['packages.lock.json', 'obj/project.assets.json', 'composer.lock', 'Gemfile.lock', 'pubspec.lock'],
      ...['Package.resolved', 'Podfile.lock', 'conan.lock', 'packages.config', 'gems.locked', 'paket.lock'],
    ];
    for (const name of names) {
      const content = Buffer.from([0, 1, 2]).toString();
      const gaps = await gapsOf({ [`a/${name}`]: content, [`a/tests/${name}`]: content });
      const said = gaps.map((gap) => gap.replace('lockfile-broken', 'lockfile-unsupported')).sort();
      expect(said).toEqual([`lockfile-in-tests a/tests/${name}`, `lockfile-unsupported a/${name}`]);
    }
  });
});

describe('a manifest without a lockfile', () => {
  it('is named', async () => {
    const manifests = {
      'package.json': NEEDS,
      'pyproject.toml': '[project]\nname="x"\ndependencies=["a>1"]',
      'setup.py': 'setup(install_requires=["a"])',
      Pipfile: '[packages]\na="*"',
      Gemfile: 'gem "a"',
      'Cargo.toml': '[dependencies]\na = "1"',
      'composer.json': '{"require":{"a/b":"1"}}',
      'x.csproj': '<Project><ItemGroup><PackageReference Include="a"/></ItemGroup></Project>',
      'build.gradle': 'dependencies { }',
      'pubspec.yaml': 'dependencies:\n',
      'requirements.in': 'a',
      'mix.exs': 'defp deps do\n[{:a, "~> 1.0"}]\nend',
      'Package.swift': '.package(url)',
      Podfile: 'pod "a"',
    };
    for (const [name, text] of Object.entries(manifests)) {
      expect(await gapsOf({ [name]: text })).toEqual([`manifest-without-lockfile ${name}`]);
    }
  });

  it('is none when it asks for nothing from elsewhere', async () => {
    const manifests = {
      'package.json': '{"name":"a","dependencies":{"b":"workspace:*"},"peerDependencies":{"c":"1"}}',
      'pyproject.toml': '[build-system]\nrequires=["setuptools"]',
      'setup.py': 'setup()',
      'go.mod': 'module x',
      'Cargo.toml': '[package]\nname="x"',
    };
    expect(await gapsOf(manifests)).toEqual([]);
  });

  it('is none beside its lockfile', async () => {
    const locks = {
      'package.json': 'yarn.lock',
      Gemfile: 'Gemfile.lock',
      'go.mod': 'go.sum',
      'requirements.in': 'requirements.txt',
      'pyproject.toml': 'uv.lock',
    };
    const texts: Record<string, string> = {
      'package.json': NEEDS,
      Gemfile: 'gem "a"',
      'go.mod': 'require a',
      'requirements.in': 'a',
      'pyproject.toml': '[project]\ndependencies=["a"]',
    };
    for (const [name, lock] of Object.entries(locks)) {
      const gaps = await gapsOf({ [name]: texts[name] as string, [lock]: '' });
      expect(gaps.filter((gap) => gap.startsWith('manifest'))).toEqual([]);
    }
  });

  it('is none for members of a workspace whose root has one', async () => {
    const root = (globs: string[]): string => JSON.stringify({ workspaces: globs });
    const gaps = await gapsOf({
      'npm/package.json': root(['./packages/*', '!packages/out']),
      'npm/yarn.lock': '',
      'npm/packages/in/package.json': NEEDS,
      'npm/packages/out/package.json': NEEDS,
      'npm/examples/x/package.json': NEEDS,
      'pnpm/pnpm-workspace.yaml': 'packages:\n  # all\n  - "packages/**"\n  - apps/*\ncatalog:\n  - x\n',
      'pnpm/pnpm-lock.yaml': '',
      'pnpm/packages/a/b/package.json': NEEDS,
      'pnpm/apps/c/package.json': NEEDS,
      'pnpm/x/package.json': NEEDS,
      'cargo/Cargo.toml': '[workspace]\nmembers=["*"]\nexclude=["out"]',
      'cargo/Cargo.lock': '',
      'cargo/in/Cargo.toml': '[dependencies]\na="1"',
      'cargo/out/Cargo.toml': '[dependencies]\na="1"',
      'uv/pyproject.toml': '[tool.uv.workspace]\nmembers=["libs/*"]',
      'uv/uv.lock': '',
      'uv/libs/a/pyproject.toml': '[project]\ndependencies=["a"]',
    });
    expect(gaps.filter((gap) => gap.startsWith('manifest'))).toEqual([
      'manifest-without-lockfile cargo/out/Cargo.toml',
      'manifest-without-lockfile npm/examples/x/package.json',
      'manifest-without-lockfile npm/packages/out/package.json',
      'manifest-without-lockfile pnpm/x/package.json',
    ]);
  });

  it('names what requirements files beside a pyproject.toml leave open', async () => {
    const { gaps } = await scanFiles({
      'pyproject.toml':
        '[project]\nname="me"\ndependencies=["Flask>=1", "six"]\n[dependency-groups]\ndev=["me[x]", "pytest"]',
      'requirements.txt': 'flask==1.0\nsix==1.0',
    });
    expect(gaps.map((gap) => gap.message)).toContain('pyproject.toml names pytest without a lockfile');
  });

  it('in folders of tests and vendored packages is summed up', async () => {
    const gaps = await gapsOf({
      'test/a/package.json': NEEDS,
      'test/b/node_modules/c/package.json': NEEDS,
      'node_modules/x/package.json': NEEDS,
      'node_modules/x/test/package.json': NEEDS,
    });
    expect(gaps).toEqual(['manifest-without-lockfile node_modules (2)', 'manifest-without-lockfile test (2)']);
  });

  it('that is broken is named too', async () => {
    expect(
      await gapsOf({
        'package.json': '{',
        'a/package.json': '{',
        'a/bun.lockb': '',
        'pyproject.toml': '[',
        'Cargo.toml': 'dependencies]',
      }),
    ).toEqual([
      'manifest-without-lockfile Cargo.toml',
      'lockfile-unsupported a/bun.lockb',
      'manifest-without-lockfile package.json',
      'manifest-without-lockfile pyproject.toml',
    ]);
  });
});
