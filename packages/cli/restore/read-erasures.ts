import { readFileSync } from 'node:fs';
import type { Erased } from '@vauban/server';
import { Problem } from '../command/problem.ts';

const KINDS: ReadonlySet<unknown> = new Set(['person', 'project', 'text']);
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The list that `GET /erasures/export` wrote. Read before anything is restored. Throws `Problem`. */
export function readErasures(file: string): Erased[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Problem(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line, index) => {
    const erased = parsed(line);
    if (!isErased(erased)) throw new Problem(`${file}, line ${index + 1} is none of a list of erasures.`);
    return erased;
  });
}

function parsed(line: string): Partial<Record<keyof Erased, unknown>> {
  try {
    return Object(JSON.parse(line));
  } catch {
    return {};
  }
}

function isErased(one: Partial<Record<keyof Erased, unknown>>): one is Erased {
  const { organisationId, kind, subject, reason, made } = one;
  const named = subject === null || (typeof subject === 'string' && ID.test(subject));
  const dated = typeof made === 'string' && !Number.isNaN(Date.parse(made));
  return ID.test(String(organisationId)) && KINDS.has(kind) && named && dated && typeof reason === 'string';
}
