import { Buffer } from 'node:buffer';
import type { ScannerMemory } from '../../contract/scanner.ts';
import type { Program, ProgramModule } from '../program/program.ts';
import { findRoutes } from './find-routes.ts';
import { asksWho } from './guards.ts';
import type { Route } from './route.ts';

/** Whether a module that this one imports asks anywhere who the caller is. */
export function importAsks(program: Program, module: ProgramModule): (specifier: string) => boolean {
  return (specifier) => {
    const found = program.resolve(program.indexOf(module.path), specifier);
    const index = found.kind === 'file' ? program.indexOf(found.path) : -1;
    if (index < 0) return false;
    const { view } = program.module(index);
    for (let at = 0; at < view.functionCount; at++) if (asksWho(view.function(at))) return true;
    return false;
  };
}

/** The routes of a module, as they were found in an earlier scan if its facts are the same. */
export function routesOf({ view, digest }: ProgramModule, memory: ScannerMemory | undefined): readonly Route[] {
  const key = `routes ${digest}`;
  const kept = memory?.get(key);
  if (kept != null) return JSON.parse(Buffer.from(kept).toString('utf8')) as Route[];
  const found = findRoutes(view);
  memory?.put(key, Buffer.from(JSON.stringify(found)));
  return found;
}
