import { describe, expect, it } from 'vitest';
import { told, toldGaps } from '../testing/told.ts';

const LOCK = {
  version: 1,
  dependencies: {
    net6: {
      'Newtonsoft.Json': { type: 'Direct', requested: '[13.0.1, )', resolved: '13.0.1', contentHash: 'aa==' },
      Serilog: { type: 'Direct', resolved: '2.0.0', dependencies: { 'system.text': '4.0.0' } },
      'System.Text': { type: 'Transitive', resolved: '4.0.0' },
      core: { type: 'Project', dependencies: { Deep: '1.0.0' } },
      Deep: { type: 'CentralTransitive', requested: '[1.0.0, )', resolved: '1.0.0' },
    },
    net8: { 'Newtonsoft.Json': { type: 'Direct', resolved: '13.0.1' }, Serilog: { type: 'Direct', resolved: '3.0.0' } },
  },
};

describe('NuGet', () => {
  it('packages.lock.json tells over all frameworks what is direct and why the rest is there', async () => {
    expect(await told({ 'src/packages.lock.json': JSON.stringify(LOCK, null, 2) })).toEqual(
      [
        'pkg:nuget/core direct production workspace src > core src/packages.lock.json:22',
        'pkg:nuget/Deep@1.0.0 indirect production registry src > core > Deep src/packages.lock.json:28',
        'pkg:nuget/Newtonsoft.Json@13.0.1 direct production registry src > Newtonsoft.Json src/packages.lock.json:5',
        'pkg:nuget/Serilog@2.0.0 direct production registry src > Serilog src/packages.lock.json:11',
        'pkg:nuget/Serilog@3.0.0 direct production registry src > Serilog src/packages.lock.json:39',
        'pkg:nuget/System.Text@4.0.0 indirect production registry src > Serilog > System.Text src/packages.lock.json:18',
      ].sort(),
    );
    expect((await toldGaps({ 'packages.lock.json': '{"version":3,"dependencies":{}}' }))[0]).toMatch(
      /^lockfile-unsupported.*version 3/,
    );
  });

  it('project.assets.json and NAME.deps.json say the same of a restored and of a built project', async () => {
    const assets = {
      version: 3,
      targets: {
        net6: { 'A/1.0.0': { type: 'package', dependencies: { B: '2.0.0' } }, 'B/2.0.0': { type: 'package' } },
      },
      libraries: { 'A/1.0.0': { type: 'package', sha512: 'xx' }, 'B/2.0.0': { type: 'package' } },
      projectFileDependencyGroups: { net6: ['A >= 1.0.0'] },
      project: { restore: { projectName: 'App' } },
    };
    const deps = {
      runtimeTarget: { name: 'net6', signature: '' },
      targets: {
        net6: {
          'App/1.0.0': { dependencies: { A: '1.0.0' } },
          'A/1.0.0': { dependencies: { B: '2.0.0' } },
          'B/2.0.0': {},
        },
      },
      libraries: {
        'App/1.0.0': { type: 'project', sha512: '' },
        'A/1.0.0': { type: 'package', sha512: 'sha512-xx' },
        'B/2.0.0': { type: 'package' },
      },
    };
    const files = { 'obj/project.assets.json': JSON.stringify(assets), 'bin/App.deps.json': JSON.stringify(deps) };
    expect((await told(files)).map((line) => line.replace(/ (?:bin|obj)\S+$/, ''))).toEqual([
      'pkg:nuget/A@1.0.0 direct production registry App > A',
      'pkg:nuget/B@2.0.0 indirect production registry App > A > B',
      'pkg:nuget/A@1.0.0 direct production registry App > A',
      'pkg:nuget/B@2.0.0 indirect production registry App > A > B',
    ]);
    expect(await told({ 'other.deps.json': '{"deps":["runtimeTarget"]}' })).toEqual([]);
  });

  it('packages.config does not say what is direct', async () => {
    const text =
      '<?xml version="1.0"?>\n<packages>\n  <package id="jQuery" version="3.1.1" />\n  <package id="Tool" version="1.0" developmentDependency="true" />\n</packages>';
    expect(await told({ 'packages.config': `\ufeff${text}` })).toEqual([
      'pkg:nuget/Tool@1.0 direct? development registry packages.config:4',
      'pkg:nuget/jQuery@3.1.1 direct? production registry packages.config:3',
    ]);
  });

  it('without a lockfile counts what projects and Directory.Packages.props declare, and says so', async () => {
    const files = {
      'Directory.Packages.props':
        '<Project><PropertyGroup><V>2.0.0</V></PropertyGroup><ItemGroup>\n<PackageVersion Include="A" Version="$(V)"/>\n<PackageVersion Include="B" Version="[1.0,2.0)"/>\n<GlobalPackageReference Include="C" Version="3.0"/></ItemGroup></Project>',
      'app/app.csproj':
        '<Project Sdk="x"><ItemGroup>\n<PackageReference Include="A"/>\n<PackageReference Include="D"><Version>4.0</Version><PrivateAssets>all</PrivateAssets></PackageReference></ItemGroup></Project>',
    };
    expect(await told(files)).toEqual([
      'pkg:nuget/A@2.0.0 direct? unknown registry Directory.Packages.props:2',
      'pkg:nuget/C@3.0 direct development registry . > C Directory.Packages.props:4',
      'pkg:nuget/D@4.0 direct development registry app > D app/app.csproj:3',
    ]);
    expect((await toldGaps(files)).map((gap) => gap.replace(/:.*? declares/, ': declares'))).toEqual([
      'unresolved: declares 1 package by a range or a property that is set elsewhere: B [1.0,2.0)',
      'unresolved: declares 2 packages without a packages.lock.json: what those need in turn is not known',
      'unresolved: declares 1 package without a packages.lock.json: what those need in turn is not known',
    ]);
    const locked = { ...files, 'app/packages.lock.json': '{"version":1,"dependencies":{}}' };
    expect(await told(locked)).toEqual([]);
  });
});
