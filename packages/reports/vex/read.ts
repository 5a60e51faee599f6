import type { VexStatement } from '@vauban/domain';
import { readCsaf } from '../csaf/read.ts';
import { readCycloneDxVex } from '../cyclonedx/read-vex.ts';
import { nestsDeeperThan } from '../json/nesting.ts';
import { readOpenVex } from '../openvex/read.ts';
import { isFields } from '../sbom/fields.ts';
import { VexUnreadable } from './vex-unreadable.ts';

const MAX_BYTES = 64_000_000;

/**
 * What a document says about vulnerabilities: OpenVEX 0.2, CycloneDX 1.4 to 1.6, CSAF 2.0 and 2.1. `name` is for
 * messages. Throws `VexUnreadable` with one sentence.
 */
export function readVex(bytes: Uint8Array, name: string): VexStatement[] {
  if (bytes.length > MAX_BYTES) throw new VexUnreadable(`${name} is too big for a VEX document.`);
  if (nestsDeeperThan(bytes, 200)) throw new VexUnreadable(`${name} nests too deep for a VEX document.`);
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new VexUnreadable(`${name} is no JSON.`);
  }
  if (!isFields(document)) throw new VexUnreadable(`${name} is no VEX document.`);
  const context = [document['@context']].flat()[0];
  if (typeof context === 'string' && context.startsWith('https://openvex.dev/ns')) return readOpenVex(document, name);
  if (document.bomFormat === 'CycloneDX') return readCycloneDxVex(document, name);
  if (isFields(document.document) && String(document.document.category).startsWith('csaf_')) {
    return readCsaf(document, name);
  }
  throw new VexUnreadable(`${name} is neither OpenVEX, CycloneDX nor CSAF.`);
}
