import type { Location } from '@vauban/domain';
import type { LibraryUse } from '../imports/source-uses.ts';
import { oneLine } from '../text/bounded.ts';
import type { ProjectSources, SourceFile } from './project-sources.ts';

const MOST_STEPS = 12;
const MOST_CALLERS = 20_000;
/** Names that so many functions have that a call by them says nothing. */
const MOST_NAMESAKES = 4;

interface Step {
  readonly file: SourceFile;
  readonly function: number;
  readonly before: Step | null;
}

/**
 * From where the program enters to a call of a library: the functions on the way, by the names that they call each other
 * by. A function that nobody here calls by its name is where others enter (a handler, an export); a file's own body runs
 * when it is loaded.
 */
export function wayTo(
  end: { readonly file: SourceFile; readonly use: LibraryUse },
  project: ProjectSources,
): Location[] {
  const { file, use } = end;
  const imported = file.uses.imports[use.import];
  const way: Location[] = [
    ...entryChain({ file, function: use.function, before: null }, project),
    ...(imported === undefined
      ? []
      : [{ path: file.path, line: imported.line, message: `imports ${oneLine(imported.specifier, 100)}` }]),
    {
      path: file.path,
      line: Math.max(1, use.line),
      message: `calls ${oneLine(use.path === '' ? (imported?.specifier ?? '') : use.path, 100)}`,
    },
  ];
  return way;
}

function entryChain(start: Step, project: ProjectSources): Location[] {
  if (start.function === 0) return [];
  const seen = new Set([keyOf(start)]);
  let queue = [start];
  let entry = start;
  for (let depth = 0; depth < MOST_STEPS && queue.length > 0 && seen.size < MOST_CALLERS; depth++) {
    const next: Step[] = [];
    for (const step of queue) {
      for (const caller of callersOf(step, project)) {
        if (seen.has(keyOf(caller))) continue;
        seen.add(keyOf(caller));
        if (caller.function === 0) return told(caller);
        next.push(caller);
        entry = caller;
      }
    }
    queue = next;
  }
  return told(entry);
}

function callersOf(step: Step, { files }: ProjectSources): Step[] {
  const name = lastName(step.file.uses.functions[step.function]?.name ?? '');
  if (name === '') return [];
  const isNamed = (file: SourceFile): boolean => file.uses.functions.some((it) => lastName(it.name) === name);
  const local = callersIn(step.file, name, step);
  if (local.length > 0 || files.filter(isNamed).length > MOST_NAMESAKES) return local;
  return files.filter((file) => file !== step.file && !file.isTest).flatMap((file) => callersIn(file, name, step));
}

function callersIn(file: SourceFile, name: string, before: Step): Step[] {
  return file.uses.functions.flatMap((it, index) =>
    it.calls.includes(name) ? [{ file, function: index, before }] : [],
  );
}

function told(entry: Step): Location[] {
  const way: Location[] = [];
  for (let step: Step | null = entry; step !== null; step = step.before) {
    const it = step.file.uses.functions[step.function];
    if (it === undefined) continue;
    const message = step.function === 0 ? 'runs when it is loaded' : `in ${oneLine(it.name, 100)}`;
    way.push({ path: step.file.path, line: Math.max(1, it.line), message });
  }
  return way;
}

function keyOf({ file, function: index }: Step): string {
  return `${file.path}\0${index}`;
}

/** Of `User.save`; nothing of `<module>` and `callback of router.get`. */
function lastName(name: string): string {
  return /^[\w$.]+$/.test(name) ? (name.split('.').at(-1) ?? '') : '';
}
