// The arrows between rooms: a room imports only rooms to its left, and only through their index.
const ROOMS = ['domain', 'reports', 'advisories', 'scanners', 'collect', 'server', 'console', 'cli'];
/** What another room may import of a room; the server's contract alone is light enough for its clients. */
const DOORS = { server: '(?:index|contract)' };
const TESTS = '\\.(?:test|bench)\\.ts$|/fixtures/';

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...ROOMS.map((room, index) => ({
      name: `${room}-looks-left`,
      severity: 'error',
      from: { path: `^packages/${room}/`, pathNot: TESTS },
      to: { path: `^packages/(?:${ROOMS.slice(index + 1).join('|') || '-'})/` },
    })),
    ...ROOMS.map((room) => ({
      name: `${room}-by-its-index`,
      severity: 'error',
      from: { path: '^packages/', pathNot: `^packages/${room}/` },
      to: { path: `^packages/${room}/`, pathNot: `^packages/${room}/${DOORS[room] ?? 'index'}\\.ts$` },
    })),
    {
      name: 'domain-touches-nothing',
      severity: 'error',
      from: { path: '^packages/domain/', pathNot: TESTS },
      to: { dependencyTypes: ['core'], pathNot: '^(?:node:)?(?:crypto|worker_threads)$' },
    },
    {
      name: 'scanners-without-network',
      severity: 'error',
      from: { path: '^packages/(?:scanners|reports)/', pathNot: TESTS },
      to: { path: '^(?:node:)?(?:http|https|net|tls|dgram|http2|dns)$|node_modules/undici' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)(?:dist|fixtures)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
