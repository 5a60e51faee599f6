import { expect, it } from 'vitest';
import { EMPTY_HASH, signed } from './sign.ts';

// the worked examples of the S3 documentation, "Authenticating Requests: Using the Authorization Header"
const CREDENTIALS = {
  region: 'us-east-1',
  key: 'AKIAIOSFODNN7EXAMPLE',
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const NOW = new Date('2013-05-24T00:00:00Z');

it.each([
  ['/test.txt', { range: 'bytes=0-9' }, 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'],
  ['/?max-keys=2&prefix=J', {}, '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
  ['/?lifecycle=', {}, 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
])('a question for %s is signed as the S3 documentation shows', (path, headers, signature) => {
  const url = new URL(`https://examplebucket.s3.amazonaws.com${path}`);
  const { authorization } = signed({ method: 'GET', url, headers, bodyHash: EMPTY_HASH }, CREDENTIALS, NOW);
  expect(authorization).toMatch(new RegExp(`Signature=${signature}$`));
});
