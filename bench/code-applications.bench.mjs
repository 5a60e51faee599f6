// Documented flaws of vulnerable applications: which the code surface finds. VAUBAN_BENCH_APPLICATIONS names a folder
// that holds a checkout of each application under the name that labels/applications.json gives it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanCode } from './code-findings.mjs';

const labels = JSON.parse(readFileSync(new URL('labels/applications.json', import.meta.url), 'utf8'));
const folder = process.env.VAUBAN_BENCH_APPLICATIONS;

if (folder === undefined) console.log('corpus absent: set VAUBAN_BENCH_APPLICATIONS to a folder of checkouts');
else for (const application of labels.applications) await measure(application);

async function measure({ name, flaws }) {
  const root = join(folder, name);
  if (!existsSync(root)) {
    console.log(`${name}: corpus absent`);
    return;
  }
  const { ms, report } = await scanCode(root);
  const findings = report.findings.filter(({ surface }) => surface === 'code');
  const missed = flaws.filter((flaw) => !findings.some((finding) => speaksOf(root, flaw, finding)));
  const found = flaws.length - missed.length;
  console.log(
    `${name}: ${found} of ${flaws.length} documented flaws found, ${findings.length} findings, ${(ms / 1000).toFixed(1)} s`,
  );
  for (const { file, at, rules } of missed) console.log(`  missed: ${file}: ${at} (${rules.join(' or ')})`);
  if (missed.length > 0) process.exitCode = 1;
}

/** The finding stands in the label's line, or within `near` lines of it, or its flow passes there. */
function speaksOf(root, { file, at, rules, near = 0 }, { rule, location, related = [] }) {
  if (!rules.includes(rule)) return false;
  const path = join(root, file);
  if (!existsSync(path)) return false;
  const lines = readFileSync(path, 'utf8').split('\n');
  const places = lines.flatMap((text, index) => (text.includes(at) ? [index + 1] : []));
  return [location, ...related].some(
    (place) => place.path === file && places.some((line) => Math.abs((place.line ?? 0) - line) <= near),
  );
}
