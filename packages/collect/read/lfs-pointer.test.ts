import { expect, it } from 'vitest';
import { isLfsPointer } from './lfs-pointer.ts';

const OID = `oid sha256:${'0a'.repeat(32)}`;

it.each([
  [`version https://git-lfs.github.com/spec/v1\n${OID}\nsize 12\n`, true],
  [`version https://git-lfs.github.com/spec/v1\next-0-foo sha256:${'0a'.repeat(32)}\n${OID}\nsize 12\n`, true],
  [`version https://git-lfs.github.com/spec/v1\nsize 12\n`, false],
  [`# version https://git-lfs.github.com/spec/v1\n${OID}\nsize 12\n`, false],
  [`version https://git-lfs.github.com/spec/v1\n${OID}\nsize 12\n${'x'.repeat(2000)}`, false],
  ['', false],
])('%j is a Git LFS pointer: %s', (text, answer) => {
  expect(isLfsPointer(Buffer.from(text))).toBe(answer);
});
