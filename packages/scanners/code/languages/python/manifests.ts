export function readManifest(_path: string, _bytes: Uint8Array): string | null {
  return null;
}
