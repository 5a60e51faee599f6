// What the console's pages load, gzipped, from the build itself.
import { buildConsole } from '../packages/console/build.mjs';
import { weightOf } from '../packages/console/weight.mjs';

const GOAL = 260_000;
const PAGES = {
  'list of vulnerabilities': 'vulnerabilities/list/list.tsx',
  'one vulnerability': 'vulnerabilities/detail/detail.tsx',
  projects: 'projects/overview.tsx',
  'a project': 'projects/project.tsx',
  'sign-in': 'session/sign-in.tsx',
};

await buildConsole();
for (const [name, route] of Object.entries(PAGES)) {
  const { script, style, files } = weightOf(route);
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  console.log(
    `${name}: ${kilobytes(script + style)} gzipped (scripts ${kilobytes(script)}, styles ${kilobytes(style)}, ${files.length} files)`,
  );
  if (script + style >= GOAL) process.exitCode = 1;
}
console.log(`goal: each below ${GOAL / 1000} kB; fonts are not counted`);
