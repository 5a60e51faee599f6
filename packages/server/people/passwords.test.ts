import { describe, expect, it } from 'vitest';
import { weaknessOf } from './password-rules.ts';
import { checkPassword, hashPassword } from './passwords.ts';

describe('a password', () => {
  it('is kept as Argon2id with 19 MiB and two passes, and only it opens', async () => {
    const kept = await hashPassword('a quiet harbour wall');
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await checkPassword(kept, 'a quiet harbour wall')).toBe(true);
    expect(await checkPassword(kept, 'a quiet harbour wal')).toBe(false);
    expect(await checkPassword(null, 'nobody has this password')).toBe(false);
    expect(await checkPassword('no hash', 'a quiet harbour wall')).toBe(false);
  });

  it('is the same in every Unicode form', async () => {
    const kept = await hashPassword('caf\u00e9 au lait noir');
    expect(await checkPassword(kept, 'cafe\u0301 au lait noir')).toBe(true);
  });

  it.each([
    'short',
    'aaaaaaaaaaaa',
    'Password12345',
    'passwordpassword',
    '123456789012',
    'abcdefghijklm',
    'ada.lovelace99',
    'vauban-vauban!',
  ])('that is guessed first is refused: %s', (password) =>
    expect(weaknessOf(password, ['Ada Lovelace', 'ada.lovelace@example.org'])).not.toBeNull(),
  );

  it.each(['a quiet harbour wall', 'kv8-Tq2z.Lw0p', 'пароль из четырёх слов'])(
    'that is long enough is taken: %s',
    (password) => expect(weaknessOf(password, ['Ada Lovelace'])).toBeNull(),
  );
});
