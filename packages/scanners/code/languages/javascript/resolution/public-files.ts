import { isRecord } from './manifest.ts';
import type { Package } from './packages.ts';
import { targetsOf, texts } from './packages.ts';
import { inside } from './paths.ts';
import type { ModuleResolver } from './resolver.ts';

const NOT_SHIPPED =
  /(?:^|\/)(?:node_modules|tests?|__tests__|fixtures?|__fixtures__|examples?|samples?|demos?|templates?|benchmarks?)\//;
const MOST_BY_PATTERN = 500;

/** What the packages that are made for others let them load: `exports`, `main`, `bin`; sources in place of built files. */
export function publicFilesOf(resolver: ModuleResolver): string[] {
  const found = new Set<string>();
  for (const it of resolver.packages.all) {
    if (it.manifest.private === true || it.manifest.name === undefined || NOT_SHIPPED.test(`${it.folder}/`)) continue;
    for (const path of filesOf(resolver, it)) found.add(path);
  }
  return [...found].sort((a, b) => (a < b ? -1 : 1));
}

function* filesOf(resolver: ModuleResolver, it: Package): Generator<string> {
  const entry = resolver.entryOf(it);
  if (entry !== null) yield entry;
  yield* resolver.commandsOf(it);
  const { exports } = it.manifest;
  if (!isRecord(exports)) return;
  for (const key of Object.keys(exports)) {
    if (!key.startsWith('.')) continue;
    if (key.includes('*')) yield* byPattern(resolver, it, texts(exports[key]));
    else {
      const path = resolver.firstBehind(it, targetsOf(exports, key));
      if (path !== null) yield path;
    }
  }
}

function* byPattern(resolver: ModuleResolver, it: Package, targets: readonly string[]): Generator<string> {
  let count = 0;
  for (const target of targets) {
    const [head, tail] = inside(it.folder, target.replace(/^\.\//, '')).split('*');
    if (head === undefined || tail === undefined) continue;
    for (const path of resolver.sources.all) {
      if (!path.startsWith(head) || !path.endsWith(tail) || NOT_SHIPPED.test(path.slice(head.length))) continue;
      if (++count > MOST_BY_PATTERN) return;
      yield path;
    }
  }
}
