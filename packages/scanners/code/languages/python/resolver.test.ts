import { describe, expect, it } from 'vitest';
import type { Resolver } from '../../language.ts';
import { readManifest } from './manifests.ts';
import { createResolver } from './resolver.ts';

function resolver(files: readonly string[], manifests: Readonly<Record<string, string>> = {}): Resolver {
  const read = Object.entries(manifests).flatMap(([path, text]): [string, string][] => {
    const said = readManifest(path, Buffer.from(text));
    return said === null ? [] : [[path, said]];
  });
  const all = new Set([...files, ...Object.keys(manifests)]);
  return createResolver({ has: (path) => all.has(path), sources: files, manifests: new Map(read) });
}

describe('an import', () => {
  it('finds packages, modules and submodules from the folder above the package', () => {
    const of = resolver(['app/__init__.py', 'app/db.py', 'app/web/__init__.py', 'app/web/views.py', 'main.py']);
    expect(of.resolve('app/web/views.py', 'app.db')).toEqual({ kind: 'file', path: 'app/db.py' });
    expect(of.resolve('main.py', 'app')).toEqual({ kind: 'file', path: 'app/__init__.py' });
    expect(of.resolve('main.py', 'app', 'db')).toEqual({ kind: 'file', path: 'app/db.py' });
    expect(of.resolve('app/__init__.py', '', 'web')).toEqual({ kind: 'file', path: 'app/web/__init__.py' });
    expect(of.resolve('app/db.py', '', 'web')).toEqual({ kind: 'missing' });
  });

  it('follows leading dots, and says when they leave the target', () => {
    const of = resolver(['a/__init__.py', 'a/b.py', 'a/c/__init__.py', 'a/c/d.py']);
    expect(of.resolve('a/c/d.py', '..b')).toEqual({ kind: 'file', path: 'a/b.py' });
    expect(of.resolve('a/c/d.py', '.', 'd')).toEqual({ kind: 'file', path: 'a/c/d.py' });
    expect(of.resolve('a/c/d.py', '..')).toEqual({ kind: 'file', path: 'a/__init__.py' });
    expect(of.resolve('a/c/d.py', '.....x')).toEqual({ kind: 'missing' });
    expect(of.resolve('a/b.py', '.nowhere')).toEqual({ kind: 'missing' });
  });

  it('names what is not in the target as a library, the standard library before a folder of the same name elsewhere', () => {
    const of = resolver(['pkg/__init__.py', 'pkg/x.py', 'old/json/__init__.py', 'old/vendor/__init__.py']);
    expect(of.resolve('pkg/x.py', 'flask')).toEqual({ kind: 'library', name: 'flask' });
    expect(of.resolve('pkg/x.py', 'os.path', 'join')).toEqual({ kind: 'library', name: 'os.path.join' });
    expect(of.resolve('pkg/x.py', 'json')).toEqual({ kind: 'library', name: 'json' });
    expect(of.resolve('pkg/x.py', 'vendor')).toEqual({ kind: 'file', path: 'old/vendor/__init__.py' });
  });

  it('finds sources below the folders that a manifest names, in every project of a repository', () => {
    const files = [
      'one/src/a/__init__.py',
      'two/lib/b/__init__.py',
      'two/lib/b/c.py',
      'two/tests/t.py',
      'three/src/d.py',
    ];
    const of = resolver(files, {
      'one/pyproject.toml': '[project]\nname = "a"\n',
      'two/pyproject.toml': '[tool.setuptools.packages.find]\nwhere = ["lib"]\n',
      'three/setup.cfg': '[metadata]\nname = d\n[options]\npackage_dir =\n    = src\n',
    });
    expect(of.resolve('two/tests/t.py', 'b.c')).toEqual({ kind: 'file', path: 'two/lib/b/c.py' });
    expect(of.resolve('two/tests/t.py', 'a')).toEqual({ kind: 'file', path: 'one/src/a/__init__.py' });
    expect(of.resolve('one/src/a/__init__.py', 'd')).toEqual({ kind: 'file', path: 'three/src/d.py' });
  });

  it('finds a module beside the script that imports it, and packages without __init__.py', () => {
    const of = resolver(['tools/run.py', 'tools/util.py', 'ns/part/mod.py', 'main.py']);
    expect(of.resolve('tools/run.py', 'util')).toEqual({ kind: 'file', path: 'tools/util.py' });
    expect(of.resolve('main.py', 'ns.part.mod')).toEqual({ kind: 'file', path: 'ns/part/mod.py' });
    expect(of.resolve('main.py', 'ns.part')).toEqual({ kind: 'folder', path: 'ns/part/' });
    expect(of.resolve('ns/part/', '', 'mod')).toEqual({ kind: 'file', path: 'ns/part/mod.py' });
  });
});

describe('the files that others load', () => {
  it('are those of a published package that are neither private nor tests', () => {
    const files = ['src/a/__init__.py', 'src/a/api.py', 'src/a/_inner.py', 'tests/test_a.py', 'setup.py'];
    const build = '[build-system]\nrequires = []\n[project]\nname = "a"\n';
    expect(resolver(files, { 'pyproject.toml': build }).publicFiles()).toEqual(['src/a/__init__.py', 'src/a/api.py']);
    expect(resolver(files, { 'pyproject.toml': '[tool.black]\n' }).publicFiles()).toEqual([]);
  });
});

describe('a manifest', () => {
  it('never leads out of its folder, and one that cannot be read says nothing', () => {
    const read = (path: string, text: string) => readManifest(path, Buffer.from(text));
    expect(read('pyproject.toml', '[tool.setuptools.packages.find]\nwhere = ["../x", "/etc", "ok"]\n')).toBe(
      '{"roots":["ok"],"published":false}',
    );
    expect(read('pyproject.toml', '[[[')).toBeNull();
    expect(read('setup.py', "from setuptools import setup\nsetup(package_dir={'': 'lib'})")).toBe(
      '{"roots":["lib"],"published":true}',
    );
    expect(read('pyproject.toml', '[tool.poetry]\n__proto__ = 1\npackages = [{ include = "a", from = "py" }]')).toBe(
      '{"roots":["py"],"published":false}',
    );
  });
});
