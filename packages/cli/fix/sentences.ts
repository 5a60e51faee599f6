import { safeText } from '@vauban/reports';
import type { FixStep } from './plan.ts';

const LINES = 2000;

/** The plan for people, a lockfile at a time. */
export function* planLines(steps: readonly FixStep[]): Generator<string> {
  let lockfile = '';
  for (const step of steps.slice(0, LINES)) {
    if (step.lockfile !== lockfile) yield `${safeText(step.lockfile)}\n`;
    lockfile = step.lockfile;
    yield `  ${safeText(sentenceOf(step))}\n`;
  }
  if (steps.length > LINES) yield `  … and ${steps.length - LINES} more; --json has them all\n`;
  yield steps.length === 0
    ? 'Nothing is to be fixed.\n'
    : `${steps.length} to fix, ${withoutWay(steps)} of them without a fixed version\n`;
}

function withoutWay(steps: readonly FixStep[]): number {
  return steps.filter(({ to }) => to === null).length;
}

function sentenceOf(step: FixStep): string {
  const { name, from, to, action, move, majors, leaves } = step;
  const count = leaves.length === 1 ? (leaves[0] ?? '') : `${leaves.length} advisories`;
  if (action === 'remove') return `remove ${name} ${from}: it is malicious (${count})`;
  if (action === 'replace') return `${name} ${from}: no version is known that leaves ${count} behind; replace it`;
  const crossed =
    majors === null ? '' : majors === 0 ? '' : `, across ${majors} major version${majors === 1 ? '' : 's'}`;
  const what = `${name} ${from} → ${to}${crossed} (${count})`;
  if (action === 'raise') return what;
  const through = move === null || move === name ? 'it comes in with others' : `it comes in through ${move}`;
  return `${what}; ${through}: raise that, else override it${overrideOf(step)}`;
}

/** How a manifest says that a version holds whatever the others ask for. */
function overrideOf({ lockfile, name, to }: FixStep): string {
  const file = lockfile.slice(lockfile.lastIndexOf('/') + 1);
  if (file === 'yarn.lock') return ` ("resolutions": {"${name}": "${to}"})`;
  if (file === 'pnpm-lock.yaml') return ` ("pnpm": {"overrides": {"${name}": "${to}"}})`;
  if (file === 'package-lock.json' || file === 'npm-shrinkwrap.json' || file === 'bun.lock')
    return ` ("overrides": {"${name}": "${to}"})`;
  if (file === 'uv.lock') return ` ([tool.uv] override-dependencies = ["${name}==${to}"])`;
  return '';
}
