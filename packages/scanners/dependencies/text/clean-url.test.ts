import { expect, it } from 'vitest';
import { cleanUrl } from './clean-url.ts';

it('cuts credentials out of every form of address', () => {
  const cleaned = {
    'https://user:pa55@example.org/a.tgz': 'https://***@example.org/a.tgz',
    'https://t0ken@npm.example.org/a/-/a-1.0.0.tgz?auth=x#y': 'https://***@npm.example.org/a/-/a-1.0.0.tgz#y',
    'https://example.org/a.tgz?token=abc': 'https://example.org/a.tgz',
    'git+ssh://git@github.com/a/b.git#abc': 'git+ssh://git@github.com/a/b.git#abc',
    'git+https://u:p@ss@github.com/a/b': 'git+https://***@github.com/a/b',
    'me:secret@example.org:repo.git': '***@example.org:repo.git',
    'git@github.com:a/b.git': 'git@github.com:a/b.git',
    'https://registry.npmjs.org/@scope/a/-/a-1.0.0.tgz': 'https://registry.npmjs.org/@scope/a/-/a-1.0.0.tgz',
    'npm:@scope/a@1.0.0': 'npm:@scope/a@1.0.0',
    '1.0.0': '1.0.0',
  };
  for (const [address, clean] of Object.entries(cleaned)) expect(cleanUrl(address)).toBe(clean);
});
