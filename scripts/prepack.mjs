// Makes the command's package whole before `npm pack`: a fresh bundle, and the documents that belong to it.
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, isBuilt, top } from './workspace.mjs';

if (!isBuilt()) build();
for (const name of ['README.md', 'LICENSE', 'NOTICE', 'THIRD-PARTY-NOTICES.md']) {
  if (existsSync(join(top, name))) copyFileSync(join(top, name), join(top, 'packages/cli', name));
}
