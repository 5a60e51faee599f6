const NAMES = new Set([
  'test',
  'tests',
  '__tests__',
  'spec',
  'specs',
  'fixture',
  'fixtures',
  '__fixtures__',
  'testdata',
  'test-data',
  'test_data',
  'testing',
  'e2e',
  'mocks',
  '__mocks__',
]);
const ENDINGS = ['-test', '-tests', '_test', '_tests', '.test', '.tests', '-fixtures', '_fixtures', '-testdata'];

/** The topmost test or fixture folder above a path; undefined when there is none. */
export function testFolderOf(path: string): string | undefined {
  const names = path.split('/');
  for (let i = 0; i < names.length - 1; i++) {
    const name = (names[i] as string).toLowerCase();
    if (NAMES.has(name) || ENDINGS.some((ending) => name.endsWith(ending))) return names.slice(0, i + 1).join('/');
  }
  return undefined;
}
