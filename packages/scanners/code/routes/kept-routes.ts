import { Buffer } from 'node:buffer';
import type { ScannerMemory } from '../../contract/scanner.ts';
import type { ProgramModule } from '../program/program.ts';
import { findRoutes } from './find-routes.ts';
import type { Route } from './route.ts';

/** The routes of a module, as they were found in an earlier scan if its facts are the same. */
export function routesOf({ view, digest }: ProgramModule, memory: ScannerMemory | undefined): readonly Route[] {
  const key = `routes ${digest}`;
  const kept = memory?.get(key);
  if (kept != null) return JSON.parse(Buffer.from(kept).toString('utf8')) as Route[];
  const found = findRoutes(view);
  memory?.put(key, Buffer.from(JSON.stringify(found)));
  return found;
}
