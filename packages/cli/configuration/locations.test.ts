import { expect, it } from 'vitest';
import { locations } from './locations.ts';

it('VAUBAN_HOME holds everything when it is set', () => {
  expect(locations({ VAUBAN_HOME: '/data/v', HOME: '/home/u' }, 'linux')).toEqual({
    origin: 'VAUBAN_HOME',
    advisories: '/data/v/advisories',
    reports: '/data/v/reports',
    judgements: '/data/v/judgements',
    server: '/data/v/server',
    cache: '/data/v/cache',
  });
});

it('on Linux the XDG folders hold, relative ones do not count', () => {
  const at = locations({ HOME: '/home/u', XDG_CACHE_HOME: '/tmp/c', XDG_DATA_HOME: 'relative' }, 'linux');
  expect([at.advisories, at.cache]).toEqual(['/home/u/.local/share/vauban/advisories', '/tmp/c/vauban']);
});

it('on macOS the Library folder holds', () => {
  const at = locations({ HOME: '/Users/u' }, 'darwin');
  expect([at.advisories, at.cache]).toEqual([
    '/Users/u/Library/Application Support/vauban/advisories',
    '/Users/u/Library/Caches/vauban',
  ]);
});
