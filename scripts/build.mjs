// Builds every room into its `dist`: libraries as one file each, the command as a bundle with lazily loaded parts.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const top = dirname(dirname(fileURLToPath(import.meta.url)));

const common = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  conditions: ['source'],
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
  // libraries in CommonJS that ask for `require` inside an ESM bundle
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};

for (const room of readdirSync(join(top, 'packages'))) {
  const folder = join(top, 'packages', room);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  rmSync(join(folder, 'dist'), { recursive: true, force: true });
  if (room === 'cli') {
    if (!existsSync(join(folder, 'vauban.ts'))) continue;
    await build({
      ...common,
      entryPoints: {
        vauban: join(folder, 'vauban.ts'),
        'scanner-child': join(top, 'packages/scanners/pipeline/child/main.ts'),
      },
      outdir: join(folder, 'dist'),
      splitting: true,
      minifySyntax: true,
      external: Object.keys(manifest.dependencies ?? {}),
    });
  } else if (existsSync(join(folder, 'index.ts'))) {
    await build({
      ...common,
      entryPoints: [join(folder, 'index.ts')],
      outfile: join(folder, 'dist/index.js'),
      packages: 'external',
    });
  }
}
