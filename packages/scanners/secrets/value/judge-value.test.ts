import { describe, expect, it } from 'vitest';
import { judgeValue } from './judge-value.ts';

describe('a value behind the name of a token', () => {
  it.each([
    'v9dn0balpqas1pcc281tn5ood1',
    '7VwW7k6Ak7zcTwoSoNm7aTtbk1g67MKAnsYLfUB7PdszbgR5Xi',
    '4fb45da9e4ab4ddeb7580d6a35503d99',
    'IFTXE3SPOEYVURT2MRYGI52TKJ4HC3KH',
    'zh!=!gq(w^_t[sBR29954x)HI+$ehwss*xYNQeu([xcWMhdzzr',
  ])('is a secret when it is random: %s', (value) => {
    expect(judgeValue(value, 'token')).toBe('strong');
  });

  it.each([
    ['words', 'my-application-access-name'],
    ['an identifier', 'setUserAuthenticationToken'],
    ['a constant', 'SECRET_KEY_BASE_FOR_PRODUCTION'],
    ['numbered words', 'idempotency-key-2'],
    ['a reference', '$SERVICE_TOKEN_FROM_VAULT_1'],
    ['a template', '{{ vault.secrets.token_9a8b7c }}'],
    ['a format', 'token-%s-9a8b7c6d5e4f3a2b'],
    ['an address', 'https://acme.io/oauth2/9a8b7c6d5e4f/token'],
    ['an address of a ledger', '0xf939E0A03FB07F59A73314E73794Be0E57ac1b4E'],
    ['a name with such an address', 'eip155:1/erc20:0xf939E0A03FB07F59A73314E73794Be0E57ac1b4E'],
    ['a path', '/var/run/secrets/acme/9a8b7c/token'],
    ['a file', 'service-account-9a8b7c6d5e4f.json'],
    ['a UUID', '26dfe8d8-889b-4380-92ff-9c3c6ea5d930'],
    ['a call', 'getToken("9a8b7c6d5e4f3a2b1c0d")'],
    ['a placeholder', 'xxxxxxxxxxxxxxxxxxxxxxxx'],
    ['a placeholder in words', 'your-api-key-9a8b7c6d5e4f'],
    ['a digest', 'sha256:9a8b7c6d5e4f3a2b1c0d9a8b7c6d5e4f3a2b1c0d'],
    ['something encrypted', 'ENC[AES256_GCM,data:9a8b7c6d5e4f3a2b]'],
    ['a sentence', 'Paste the token 9a8b7c6d5e4f here'],
    ['a label in another script', 'Ключ доступа к сервису 42'],
    ['a resource name', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:a-9a8b7c'],
    ['a number', '12345678901234567890'],
  ])('is none when it is %s', (_, value) => {
    expect(judgeValue(value, 'token')).toBeNull();
  });
});

describe('a value behind the name of a password', () => {
  it.each(['Tr7!wQz9kL', 'kX9vQ2mPz7', 'Mailpass1234!', 'SuperSecret#42x'])('is a secret: %s', (value) => {
    expect(judgeValue(value, 'password')).not.toBeNull();
  });

  it.each(['password123', 'P@ssw0rd', 'admin123', 'hunter2'])('is doubtful when everybody knows it: %s', (value) => {
    expect(judgeValue(value, 'password')).toBe('weak');
  });

  it.each([
    'password',
    'current-password',
    'new_password_2',
    'changeme',
    'postgres',
    'varchar(255)',
    'user.password',
    'login#set_new_password',
    'PasswordField',
    '********',
    '$2b$12$abcdefghijklmnopqrstuv',
    '#password',
    'input[type=password]',
    '12345678',
    'Contraseña1',
  ])('is none: %s', (value) => {
    expect(judgeValue(value, 'password')).toBeNull();
  });
});
