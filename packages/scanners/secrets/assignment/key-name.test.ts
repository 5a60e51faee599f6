import { describe, expect, it } from 'vitest';
import { namesSecret, wordsOf } from './key-name.ts';

const NAMES = {
  ends: new Set(['password', 'token', 'apikey']),
  neutral: new Set(['prod', 'value']),
  other: new Set(['csrf', 'hashed']),
};

describe('a name', () => {
  it.each([
    ['AWS_SecretKey2', ['aws', 'secret', 'key', '2']],
    ['APIKey', ['api', 'key']],
    ['spring.datasource.password', ['spring', 'datasource', 'password']],
    ['$dbPasswd', ['db', 'passwd']],
  ])('%s is cut into words', (name, words) => {
    expect(wordsOf(name)).toEqual(words);
  });

  it.each(['DB_PASSWORD', 'apiKeyProd', 'dbpassword', 'api-key', 'x.auth.token', 'PASSWORD_1', 'tokenValue'])(
    '%s means a secret',
    (name) => expect(namesSecret(name, NAMES)).toBe(true),
  );

  it.each(['passwordField', 'token_type', 'csrfToken', 'hashed_password', 'tokenizer', 'keyboard', '__proto__', ''])(
    '%s does not mean a secret',
    (name) => expect(namesSecret(name, NAMES)).toBe(false),
  );
});
