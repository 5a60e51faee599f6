// Writes the OpenAPI document of the server's contract: schemas/openapi-v1.json.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const top = dirname(dirname(fileURLToPath(import.meta.url)));
const bundle = join(top, `node_modules/.cache/vauban/openapi-${process.pid}.mjs`);
mkdirSync(dirname(bundle), { recursive: true });
await build({
  entryPoints: [join(top, 'packages/server/api/openapi/text.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  conditions: ['source'],
  logLevel: 'warning',
});
try {
  const { openApiText } = await import(pathToFileURL(bundle).href);
  writeFileSync(join(top, 'schemas/openapi-v1.json'), openApiText());
} finally {
  rmSync(bundle, { force: true });
}
