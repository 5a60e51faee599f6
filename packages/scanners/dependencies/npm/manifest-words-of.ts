import { decoded, type EcosystemFiles } from '../ecosystem.ts';
import { readNpmManifestFacts } from './manifest.ts';

/** The words of each package.json's scripts and settings, by path. */
export function manifestWordsOf(files: EcosystemFiles): Map<string, readonly number[]> {
  return new Map(
    [...decoded(files, 'npm-manifest', readNpmManifestFacts)].map(([path, { words }]) => [path, words] as const),
  );
}
