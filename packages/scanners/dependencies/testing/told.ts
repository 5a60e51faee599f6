import type { Component, Gap } from '@vauban/domain';
import { scanFiles } from './scan-files.ts';

/** What a scan of these files tells of components, a line each: purl, direct, scope, source, way, place. */
export async function told(files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  const { components } = await scanFiles(files);
  return components.map(tell);
}

/** Gaps other than missing advisories, as `kind path: message`. */
export async function toldGaps(files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  const { gaps } = await scanFiles(files);
  return gaps
    .filter(({ kind }) => kind !== 'advisories-missing')
    .map(({ kind, message }: Gap) => `${kind}: ${message}`);
}

function tell({ purl, direct, scope, source, path, location }: Component): string {
  const asked = direct === 'unknown' ? 'direct?' : direct ? 'direct' : 'indirect';
  const way = path.length === 0 ? '' : ` ${path.join(' > ')}`;
  return `${purl} ${asked} ${scope} ${source}${way} ${location.path}:${location.line ?? '-'}`;
}
