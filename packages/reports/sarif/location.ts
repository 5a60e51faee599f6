import type { Location } from '@vauban/domain';
import { folderUri, pathUri } from './uri.ts';

/** Names the scanned root; what it means on a machine is not said. */
export const ROOT = 'SRCROOT';

export interface SarifLocation {
  physicalLocation: { artifactLocation: { uri: string; uriBaseId: string }; region?: Region };
  message?: { text: string };
}

interface Region {
  startLine: number;
  startColumn?: number;
  endLine?: number;
  endColumn?: number;
  snippet?: { text: string };
}

export function artifact(path: string): { uri: string; uriBaseId: string } {
  return { uri: path.endsWith('/') ? folderUri(path) : pathUri(path), uriBaseId: ROOT };
}

/** A place as SARIF has it; both count from 1 in UTF-16 units and end exclusively. */
export function sarifLocation(location: Location): SarifLocation {
  const region = regionOf(location);
  return {
    physicalLocation: { artifactLocation: artifact(location.path), ...(region && { region }) },
    ...(location.message !== undefined && { message: { text: plain(location.message) } }),
  };
}

function regionOf(location: Location): Region | undefined {
  const { line, column, endColumn, snippet } = location;
  if (line === undefined) return undefined;
  const endLine = location.endLine !== undefined && location.endLine >= line ? location.endLine : undefined;
  const ends = endColumn !== undefined && ((endLine ?? line) > line || endColumn >= (column ?? 1));
  return {
    startLine: line,
    ...(column !== undefined && { startColumn: column }),
    ...(endLine !== undefined && { endLine }),
    ...(ends && { endColumn }),
    ...(snippet !== undefined && { snippet: { text: snippet } }),
  };
}

/**
 * Text for a SARIF message, in which `[text](target)` is a link and `{0}` a placeholder (SARIF 2.1.0, 3.11.5 and
 * 3.11.6): what a target says is neither.
 */
export function plain(text: string): string {
  const withoutLinks = text.includes('](') ? text.replace(/[\\[\]]/g, '\\$&') : text;
  return withoutLinks.replace(/\{(\d+)\}/g, '{{$1}}');
}
