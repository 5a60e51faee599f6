import { openApiDocument } from './document.ts';

/** The version of the contract: it changes when a client could notice. */
const CONTRACT_VERSION = '1.0.0';

/** What stands in `schemas/openapi-v1.json`. */
export function openApiText(): string {
  return `${JSON.stringify(openApiDocument(CONTRACT_VERSION), null, 2)}\n`;
}
