// Writes the types of the API's client from `schemas/openapi-v1.json`: `node packages/console/client/generate.mjs`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapi, { astToString } from 'openapi-typescript';

const schema = join(import.meta.dirname, '../../../schemas/openapi-v1.json');
const written = join(import.meta.dirname, 'generated/api.d.ts');

/** The types as text; a test compares them with what is committed. */
export async function clientTypes() {
  const document = JSON.parse(readFileSync(schema, 'utf8'));
  const types = astToString(await openapi(document, { alphabetize: true, defaultNonNullable: false }));
  return `// Generated from schemas/openapi-v1.json by client/generate.mjs.\n// biome-ignore-all format: generated\n// biome-ignore-all lint: generated\n\n${types}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(written, await clientTypes());
