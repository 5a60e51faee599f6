import type { Ecosystem } from './ecosystem.ts';
import { npm } from './npm/ecosystem.ts';
import { python } from './python/ecosystem.ts';
import { rust } from './rust/ecosystem.ts';
import { unsupported } from './unsupported/ecosystem.ts';

/** Every ecosystem. A file goes to the first format that names it, in this order. */
export const ECOSYSTEMS: readonly Ecosystem[] = [npm, python, rust, unsupported];
