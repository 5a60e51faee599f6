// Writes THIRD-PARTY-NOTICES.md: what Vauban ships or installs with itself, by the lockfile, with the licences' texts.
// `--check` only compares. The same on every platform: packages that only some platforms install are named without text.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { top } from './workspace.mjs';

const FILE = join(top, 'THIRD-PARTY-NOTICES.md');
/** Rooms that are bundled: what they need to be built with ends up in the bundle, apart from these. */
const BUNDLED = ['packages/cli', 'packages/console'];
const TOOLS = /^(?:@types\/|@vauban\/|vite$|openapi-typescript$|@vitejs\/)/;
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[-.].*)?$/i;
const COPYRIGHT = /^\W*(?:copyright\s*(?:\(c\)|©|\d{4})|\(c\)\s*\d|©)/i;

/** The lockfile's entries that the product consists of, sorted by path; links of the workspace are left out. */
function shipped(packages) {
  const found = new Set();
  const open = Object.entries(packages)
    .filter(([path]) => /^packages\/[^/]+$/.test(path))
    .flatMap(([path, entry]) => {
      const bundled = BUNDLED.includes(path) ? Object.keys(entry.devDependencies ?? {}) : [];
      const names = [...Object.keys(entry.dependencies ?? {}), ...bundled.filter((name) => !TOOLS.test(name))];
      return names.map((name) => [path, name]);
    });
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const path = resolved(packages, ...next);
    if (path === null || packages[path].link || found.has(path)) continue;
    found.add(path);
    const { dependencies, optionalDependencies, peerDependencies } = packages[path];
    const names = Object.keys({ ...peerDependencies, ...dependencies, ...optionalDependencies });
    open.push(...names.map((name) => [path, name]));
  }
  return [...found].sort((a, b) => (nameOf(a) < nameOf(b) || (nameOf(a) === nameOf(b) && a < b) ? -1 : 1));
}

function nameOf(path) {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** As Node.js looks for a package: beside, then further up. */
function resolved(packages, from, name) {
  for (let at = from; ; at = at.replace(/(?:^|\/)[^/]*$/, '')) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages[path] !== undefined) return path;
    if (at === '') return null;
  }
}

/** Copyright lines and the text without them. */
function licenceOf(path) {
  const folder = join(top, path);
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => LICENCE_FILE.test(name))
        .sort()
    : [];
  const lines = names.flatMap((name) => readFileSync(join(folder, name), 'utf8').split(/\r?\n/));
  const copyright = lines.filter((line) => COPYRIGHT.test(line)).map((line) => line.trim());
  const text = lines.filter((line) => !COPYRIGHT.test(line)).map((line) => line.trimEnd());
  return {
    copyright: [...new Set(copyright)],
    text: text
      .join('\n')
      .trim()
      .replace(/\n{3,}/g, '\n\n'),
  };
}

export function notices() {
  const { packages } = JSON.parse(readFileSync(join(top, 'package-lock.json'), 'utf8'));
  const texts = new Map();
  const lines = shipped(packages).map((path) => {
    const { version, license = 'see its text', optional } = packages[path];
    const title = `- **${nameOf(path)}** ${version}, ${license}`;
    if (optional) return `${title}; on some platforms only`;
    const { copyright, text } = licenceOf(path);
    if (text === '') return `${title}; the package holds no text of its licence`;
    const key = text.replaceAll(/\W+/g, ' ').toLowerCase();
    if (!texts.has(key)) texts.set(key, { number: texts.size + 1, text });
    return [`${title}; text ${texts.get(key).number}`, ...copyright.map((line) => `  - ${line}`)].join('\n');
  });
  const bodies = [...texts.values()].map(({ number, text }) => `## Text ${number}\n\n\`\`\`text\n${text}\n\`\`\`\n`);
  return `# Third-party notices

Vauban ships these packages in its bundle, or installs them with itself. Written by \`node scripts/notices.mjs\` from
\`package-lock.json\`; \`npm run check\` fails when it is not what that command would write.

${[...new Set(lines)].join('\n')}

${bodies.join('\n')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const fresh = notices();
  if (!process.argv.includes('--check')) writeFileSync(FILE, fresh);
  else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== fresh) {
    console.error('THIRD-PARTY-NOTICES.md is not what the lockfile says. Run node scripts/notices.mjs.');
    process.exitCode = 1;
  }
}
