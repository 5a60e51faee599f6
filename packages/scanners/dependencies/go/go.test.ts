import { describe, expect, it } from 'vitest';
import { sampleAdvisories } from '../testing/sample-advisories.ts';
import { scanFiles } from '../testing/scan-files.ts';
import { told, toldGaps } from '../testing/told.ts';

const MOD = `module example.org/app

go 1.21

toolchain go1.22.3

require (
	github.com/spf13/cobra v1.8.0
	"golang.org/x/net" v0.1.0 // a comment
	github.com/old/fork v1.0.0
	example.org/lib v0.0.0
)

require github.com/inconshreveable/mousetrap v1.1.0 // indirect

replace github.com/old/fork => github.com/new/fork v1.2.0

replace (
	example.org/lib => ./lib
	golang.org/x/net v0.1.0 => golang.org/x/net v0.2.0
	golang.org/x/net => golang.org/x/net v9.9.9
)

exclude github.com/spf13/cobra v1.7.0

retract [v1.0.0, v1.1.0]
`;
const SUM = `github.com/spf13/cobra v1.8.0 h1:aaa=
github.com/spf13/cobra v1.8.0/go.mod h1:bbb=
github.com/deep/one v1.0.0/go.mod h1:ccc=
github.com/deep/one v1.2.0 h1:ddd=
github.com/deep/one v1.10.0 h1:eee=
`;

describe('a go.mod', () => {
  it('names what is built, with replacements, and the standard library', async () => {
    expect(await told({ 'go.mod': MOD, 'go.sum': SUM })).toEqual([
      'pkg:golang/example.org/lib@v0.0.0 direct unknown link example.org/app > example.org/lib go.mod:11',
      'pkg:golang/github.com/inconshreveable/mousetrap@v1.1.0 indirect unknown registry go.mod:14',
      'pkg:golang/github.com/new/fork@v1.2.0 direct unknown registry example.org/app > github.com/new/fork go.mod:10',
      'pkg:golang/github.com/spf13/cobra@v1.8.0 direct unknown registry example.org/app > github.com/spf13/cobra go.mod:8',
      'pkg:golang/golang.org/x/net@v0.2.0 direct unknown registry example.org/app > golang.org/x/net go.mod:9',
      'pkg:golang/stdlib@1.22.3 direct unknown registry example.org/app > stdlib go.mod:5',
    ]);
    expect(await toldGaps({ 'go.mod': MOD, 'go.sum': SUM })).toEqual([
      'not-in-registry: 1 component of go.mod comes from no registry, so no advisory names them: example.org/lib (link)',
    ]);
  });

  it('before Go 1.17 is completed from its go.sum, and that is said', async () => {
    const files = { 'go.mod': 'module m\ngo 1.16\nrequire github.com/spf13/cobra v1.8.0\n', 'go.sum': SUM };
    expect(await told(files)).toEqual([
      'pkg:golang/github.com/spf13/cobra@v1.8.0 direct unknown registry m > github.com/spf13/cobra go.mod:3',
      'pkg:golang/stdlib@1.16 direct unknown registry m > stdlib go.mod:2',
      'pkg:golang/github.com/deep/one@v1.10.0 indirect unknown registry go.sum:5',
    ]);
    expect(await toldGaps(files)).toEqual([
      'unresolved: go.mod is older than Go 1.17 and lists only what it asks for: 1 module more is taken from its go.sum, which may hold more than is built',
    ]);
    expect((await toldGaps({ 'go.mod': files['go.mod'] }))[0]).toContain('without a go.sum the rest is not known');
  });

  it('in a workspace takes the replacements of the go.work, and knows its neighbours', async () => {
    const files = {
      'go.work': 'go 1.22.1\nuse (\n\t./a\n\t./b\n)\nreplace x.org/x => x.org/y v2.0.0\n',
      'a/go.mod': 'module m.org/a\ngo 1.22\nrequire (\n m.org/b v0.0.0\n x.org/x v1.0.0\n)\n',
      'b/go.mod': 'module m.org/b\n',
    };
    expect(await told(files)).toEqual([
      'pkg:golang/m.org/b@v0.0.0 direct unknown workspace m.org/a > m.org/b a/go.mod:4',
      'pkg:golang/stdlib@1.22 direct unknown registry m.org/a > stdlib a/go.mod:2',
      'pkg:golang/x.org/y@v2.0.0 direct unknown registry m.org/a > x.org/y a/go.mod:5',
      'pkg:golang/stdlib@1.22.1 direct unknown registry . > stdlib go.work:1',
    ]);
  });

  it('in a workspace whose other module asks for a later version says that a build there takes that', async () => {
    const files = {
      'go.work': 'use (\n\t./a\n\t./b\n)\n',
      'a/go.mod': 'module m.org/a\ngo 1.22\nrequire x.org/x v1.9.0\n',
      'b/go.mod': 'module m.org/b\ngo 1.22\nrequire x.org/x v1.10.0\n',
    };
    const advisories = sampleAdvisories([{ id: 'GO-1', ecosystem: 'Go', package: 'x.org/x', below: 'v2.0.0' }]);
    const { observations } = await scanFiles(files, advisories);
    expect(observations.map(({ confidence, message }) => `${confidence}: ${message}`)).toEqual([
      'medium: x.org/x v1.9.0 is affected by GO-1. a/go.mod names this version; a build in its go.work takes v1.10.0, for which another module there asks.',
      'high: x.org/x v1.10.0 is affected by GO-1. It is a direct dependency in b/go.mod.',
    ]);
  });

  it('that requires what it excludes says that the version is another', async () => {
    const gaps = await toldGaps({ 'go.mod': 'module m\ngo 1.20\nrequire a.org/a v1.0.0\nexclude a.org/a v1.0.0\n' });
    expect(gaps).toEqual(['unresolved: go.mod requires what it excludes, so Go takes a later version: a.org/a v1.0.0']);
  });

  it('that is broken, or no go.mod, is a blocking gap', async () => {
    for (const text of ['', 'module m\nrequire (\n a v1\n', 'module m\nrequire a\n', 'module m\nreplace a\n']) {
      expect([text, (await toldGaps({ 'go.mod': text })).map((gap) => gap.split(':')[0])]).toEqual([
        text,
        ['lockfile-broken'],
      ]);
    }
  });
});

it('a go.sum alone is told to hold more than is built', async () => {
  expect(await told({ 'go.sum': SUM })).toHaveLength(2);
  expect(await toldGaps({ 'go.sum': SUM })).toEqual([
    'unresolved: go.sum stands without its go.mod: it may hold more than is built',
  ]);
});
