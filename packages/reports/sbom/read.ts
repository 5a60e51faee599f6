import { readCycloneDxJson } from '../cyclonedx/read-json.ts';
import { readCycloneDxXml } from '../cyclonedx/read-xml.ts';
import { nestsDeeperThan } from '../json/nesting.ts';
import { readSpdxJson } from '../spdx/read-json.ts';
import { isTagValue, readTagValue } from '../spdx/read-tag-value.ts';
import { isFields } from './fields.ts';
import { type Sbom, SbomUnreadable } from './sbom.ts';

const MAX_BYTES = 256_000_000;
const MAX_DEPTH = 200;

/**
 * Reads CycloneDX 1.2 to 1.6 (JSON, XML) and SPDX 2.2 and 2.3 (JSON, tag-value); `name` is for messages. What
 * contradicts itself is among the `problems`. Throws `SbomUnreadable` for everything else, an unknown version too.
 */
export function readSbom(bytes: Uint8Array, name: string): Sbom {
  if (bytes.length > MAX_BYTES) throw new SbomUnreadable(`${name} is too big for a bill of materials.`);
  const text = decoded(bytes, name);
  const start = text.trimStart();
  if (start.startsWith('<')) return readCycloneDxXml(text, name);
  if (isTagValue(start)) return readTagValue(text, name);
  if (nestsDeeperThan(bytes, MAX_DEPTH)) throw new SbomUnreadable(`${name} nests deeper than ${MAX_DEPTH} levels.`);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new SbomUnreadable(`${name} is neither JSON, XML nor tag-value text of a bill of materials.`, 'foreign');
  }
  if (!isFields(document)) throw new SbomUnreadable(`${name} is no bill of materials.`, 'foreign');
  if (document.bomFormat === 'CycloneDX') return readCycloneDxJson(document, name);
  if (typeof document.spdxVersion === 'string') return readSpdxJson(document, name);
  throw new SbomUnreadable(`${name} is neither CycloneDX nor SPDX.`, 'foreign');
}

function decoded(bytes: Uint8Array, name: string): string {
  try {
    const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const label = isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    throw new SbomUnreadable(`${name} is no UTF-8 text.`);
  }
}
