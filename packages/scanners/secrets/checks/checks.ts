import { judgeValue } from '../value/judge-value.ts';
import { crc32Base62, crc32Hex } from './crc32.ts';
import { basicCredentials, urlCredentials } from './credentials.ts';
import { discordToken, jsonWebToken } from './encoded-parts.ts';
import { encodedPrivateKey, privateKey } from './private-key.ts';

/**
 * `valid`: a checksum proves the form; `fits`: as far as one can tell; `doubtful`: likely edited, cut or made up;
 * `no`: not what the rule looks for.
 */
export type CheckOutcome = 'valid' | 'fits' | 'doubtful' | 'no';

/** Gets the value and the expression's named groups. */
export type Check = (value: string, groups: Readonly<Record<string, string | undefined>>) => CheckOutcome;

/** Every check that a rule may name. */
export const CHECKS = {
  'crc32-base62': crc32Base62,
  'crc32-hex': crc32Hex,
  'json-web-token': jsonWebToken,
  'discord-token': discordToken,
  'private-key': privateKey,
  'encoded-private-key': encodedPrivateKey,
  'basic-credentials': basicCredentials,
  'url-credentials': urlCredentials,
  password: (value: string) => ofStrength(value, 'password'),
  token: (value: string) => ofStrength(value, 'token'),
} as const satisfies Record<string, Check>;

export type CheckName = keyof typeof CHECKS;

function ofStrength(value: string, kind: 'password' | 'token'): CheckOutcome {
  const strength = judgeValue(value, kind);
  return strength === null ? 'no' : strength === 'strong' ? 'fits' : 'doubtful';
}
