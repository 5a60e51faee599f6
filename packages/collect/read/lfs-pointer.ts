export const LONGEST_POINTER = 1024;
const BEGINNING = Buffer.from('version https://git-lfs.github.com/spec/v1\n');
const OID = /^oid sha256:[0-9a-f]{64}$/m;

/** Whether the content is a Git LFS pointer: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
export function isLfsPointer(bytes: Buffer): boolean {
  if (bytes.length > LONGEST_POINTER || bytes.length < BEGINNING.length) return false;
  return bytes.subarray(0, BEGINNING.length).equals(BEGINNING) && OID.test(bytes.toString('latin1'));
}
