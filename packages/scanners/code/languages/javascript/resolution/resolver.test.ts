import { describe, expect, it } from 'vitest';
import { javascript } from '../javascript.ts';

/** A target of empty sources, and manifests with text. */
function resolverOf(sources: readonly string[], manifests: Readonly<Record<string, unknown>> = {}) {
  const texts = Object.entries(manifests).flatMap(([path, content]): [string, string][] => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    const read = javascript.readManifest(path, Buffer.from(text));
    return read === null ? [] : [[path, read]];
  });
  const paths = [...sources].sort();
  return javascript.createResolver({
    has: (path) => paths.includes(path) || path in manifests,
    sources: paths,
    manifests: new Map(texts),
  });
}

const file = (path: string) => ({ kind: 'file', path });
const library = (name: string) => ({ kind: 'library', name });

describe('names of modules', () => {
  it('finds relative files with and without an extension, compiled names and folders', () => {
    const { resolve } = resolverOf(['a/b.ts', 'a/c.js', 'a/d/index.tsx', 'e.mts', 'index.js']);
    expect(resolve('a/x.ts', './b')).toEqual(file('a/b.ts'));
    expect(resolve('a/x.ts', './b.js')).toEqual(file('a/b.ts'));
    expect(resolve('a/x.ts', './c.js')).toEqual(file('a/c.js'));
    expect(resolve('a/x.ts', './d')).toEqual(file('a/d/index.tsx'));
    expect(resolve('a/x.ts', '../e.mjs')).toEqual(file('e.mts'));
    expect(resolve('a/x.ts', '..')).toEqual(file('index.js'));
    expect(resolve('a/x.ts', './gone')).toEqual({ kind: 'missing' });
    expect(resolve('a/x.ts', '../../../etc/passwd')).toEqual({ kind: 'missing' });
    expect(resolve('a/x.ts', './style.css')).toEqual(library('asset'));
  });

  it('names libraries and the runtime as models do', () => {
    const { resolve } = resolverOf(['a.ts']);
    expect(resolve('a.ts', 'node:fs/promises')).toEqual(library('fs/promises'));
    expect(resolve('a.ts', '@scope/x/y')).toEqual(library('@scope/x/y'));
    expect(resolve('a.ts', 'lodash/merge.js')).toEqual(library('lodash/merge'));
    expect(resolve('a.ts', 'npm:express@4.18.2')).toEqual(library('express'));
    expect(resolve('a.ts', 'socket.io')).toEqual(library('socket.io'));
  });

  it('follows paths, baseUrl and extends of tsconfig, with its comments', () => {
    const { resolve } = resolverOf(['src/app/user.ts', 'src/lib/index.ts', 'shared/log.ts'], {
      'tsconfig.base.json':
        '{ /* all */ "compilerOptions": { "paths": { "@app/*": ["./src/app/*"], "~lib": ["./src/lib"], }, }, } // end',
      'tsconfig.json': { extends: './tsconfig.base' },
      'src/tsconfig.json': { extends: '../tsconfig.base.json', compilerOptions: { baseUrl: '..' } },
    });
    expect(resolve('src/main.ts', '@app/user')).toEqual(file('src/app/user.ts'));
    expect(resolve('src/main.ts', '~lib')).toEqual(file('src/lib/index.ts'));
    expect(resolve('src/main.ts', 'shared/log')).toEqual(file('shared/log.ts'));
    expect(resolve('src/main.ts', '@app/gone')).toEqual(library('@app/gone'));
  });

  it('finds the source of a package of the same workspace behind what it ships', () => {
    const { resolve } = resolverOf(
      ['packages/a/src/index.ts', 'packages/a/src/deep/x.ts', 'packages/b/lib/main.js', 'packages/c/code/start.ts'],
      {
        'packages/a/package.json': {
          name: '@team/a',
          exports: {
            '.': { types: './dist/index.d.ts', import: './dist/esm/index.mjs' },
            './deep/*': './dist/esm/deep/*.js',
          },
        },
        'packages/b/package.json': { name: 'b', main: './lib/main' },
        'packages/c/package.json': { name: 'c', main: 'built/start.js' },
        'packages/c/tsconfig.json': { compilerOptions: { outDir: './built', rootDir: './code' } },
      },
    );
    expect(resolve('app.ts', '@team/a')).toEqual(file('packages/a/src/index.ts'));
    expect(resolve('app.ts', '@team/a/deep/x')).toEqual(file('packages/a/src/deep/x.ts'));
    expect(resolve('app.ts', 'b')).toEqual(file('packages/b/lib/main.js'));
    expect(resolve('app.ts', 'c')).toEqual(file('packages/c/code/start.ts'));
  });

  it('follows imports of a package and the aliases of bundlers', () => {
    const { resolve } = resolverOf(['src/db/node.ts', 'src/views/a.ts'], {
      'package.json': { name: 'x', imports: { '#db': { node: './src/db/node.js' } } },
    });
    expect(resolve('src/main.ts', '#db')).toEqual(file('src/db/node.ts'));
    expect(resolve('src/main.ts', '@/views/a')).toEqual(file('src/views/a.ts'));
    expect(resolve('src/main.ts', '#gone')).toEqual({ kind: 'missing' });
  });

  it('survives manifests made to harm', () => {
    const { resolve, publicFiles } = resolverOf(['a.ts', 'index.ts'], {
      'package.json': '{"name":"x","exports":{"__proto__":{"a":1},"./*":"./*"},"main":"../../../../etc/passwd"}',
      'tsconfig.json': '{"extends":"./tsconfig.json","compilerOptions":{"paths":{"__proto__":["x"],"*":["../../*"]}}}',
      'b/package.json': '{"name": 7, "main": {}}',
      'c/package.json': '[[[',
    });
    expect(resolve('a.ts', 'anything')).toEqual(library('anything'));
    expect(publicFiles()).toContain('index.ts');
  });
});

describe('files that others load', () => {
  it('are the sources of what packages export, unless they are private or tests', () => {
    const { publicFiles } = resolverOf(
      [
        'src/index.ts',
        'src/cli.ts',
        'src/extra.ts',
        'src/hidden.ts',
        'apps/web/index.ts',
        'test/fixtures/p/index.js',
        'plain/index.js',
      ],
      {
        'package.json': {
          name: 'lib',
          exports: { '.': './dist/index.js', './extra': './dist/extra.js' },
          bin: { lib: './dist/cli.js' },
        },
        'apps/web/package.json': { name: 'web', private: true },
        'test/fixtures/p/package.json': { name: 'p' },
        'plain/package.json': { name: 'plain' },
      },
    );
    expect(publicFiles()).toEqual(['plain/index.js', 'src/cli.ts', 'src/extra.ts', 'src/index.ts']);
  });
});
