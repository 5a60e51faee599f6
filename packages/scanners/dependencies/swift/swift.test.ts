import { describe, expect, it } from 'vitest';
import { told, toldGaps } from '../testing/told.ts';

const V1 = {
  object: {
    pins: [
      {
        package: 'NIO',
        repositoryURL: 'https://github.com/apple/swift-nio.git',
        state: { branch: null, revision: 'abc', version: '2.0.0' },
      },
    ],
  },
  version: 1,
};
const V3 = {
  originHash: 'x',
  pins: [
    {
      identity: 'swift-nio',
      kind: 'remoteSourceControl',
      location: 'https://github.com/apple/swift-nio.git',
      state: { revision: 'abc', version: '2.0.0' },
    },
    {
      identity: 'branch',
      kind: 'remoteSourceControl',
      location: 'git@github.com:a/branch.git',
      state: { branch: 'main', revision: 'def' },
    },
    { identity: 'scope.name', kind: 'registry', location: '', state: { version: '1.0.0' } },
  ],
  version: 3,
};

describe('a Package.resolved', () => {
  it('of versions 1 to 3 names packages by their address, as advisories do', async () => {
    const nio = 'pkg:swift/github.com/apple/swift-nio@2.0.0 direct? unknown registry Package.resolved';
    expect((await told({ 'Package.resolved': JSON.stringify(V1) }))[0]).toContain(nio);
    for (const version of [2, 3]) {
      const lines = await told({ 'Package.resolved': JSON.stringify({ ...V3, version }, null, 2) });
      expect(lines.map((line) => line.replace(/\?vcs_url=\S+/, ''))).toEqual([
        'pkg:swift/github.com/a/branch@def direct? unknown git Package.resolved:16',
        `${nio}:7`,
        'pkg:swift/scope.name@1.0.0 direct? unknown unknown Package.resolved:25',
      ]);
    }
  });

  it('of a version that nobody knows, or broken, is a blocking gap', async () => {
    expect((await toldGaps({ 'Package.resolved': '{"version":4,"pins":[]}' }))[0]).toMatch(/^lockfile-unsupported/);
    for (const text of ['', '{"version":2}', '{"version":2,"pins":[{}]}']) {
      expect((await toldGaps({ 'Package.resolved': text }))[0]).toMatch(/^lockfile-broken/);
    }
  });
});

it('a Podfile.lock is told as what no advisory feed covers', async () => {
  const lock = `PODS:
  - Alamofire (5.6.0)
  - Firebase/Core (10.0.0):
    - Firebase/CoreOnly
    - Alamofire (~> 5.0)
  - Firebase/CoreOnly (10.0.0)
  - Own (0.1.0)

DEPENDENCIES:
  - Firebase/Core (~> 10.0)
  - Own (from \`../own\`)

EXTERNAL SOURCES:
  Own:
    :path: "../own"

SPEC CHECKSUMS:
  Alamofire: 0123

PODFILE CHECKSUM: 4567

COCOAPODS: 1.12.0
`;
  expect(await told({ 'ios/Podfile.lock': lock })).toEqual([
    'pkg:cocoapods/Alamofire@5.6.0 indirect unknown unknown ios > Firebase > Alamofire ios/Podfile.lock:2',
    'pkg:cocoapods/Firebase@10.0.0 direct unknown unknown ios > Firebase ios/Podfile.lock:3',
    'pkg:cocoapods/Own@0.1.0 direct unknown link ios > Own ios/Podfile.lock:7',
  ]);
  expect((await toldGaps({ 'ios/Podfile.lock': lock }))[0]).toMatch(/^not-in-registry: 3 components/);
});
