import type { Language } from '../language.ts';
import { javascript } from './javascript/javascript.ts';
import { python } from './python/python.ts';

/** Every language there is; a new one has a folder here and an entry in this list. */
export const LANGUAGES: readonly Language[] = [javascript, python];
