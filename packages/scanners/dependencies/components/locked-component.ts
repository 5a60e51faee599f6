import type { Component, ComponentScope, Gap, Location } from '@vauban/domain';
import { compareText } from '../text/order.ts';

/** A component as one lockfile has it, with what a finding says beyond the component itself. */
export interface LockedComponent {
  readonly component: Component;
  /** Where else the lockfile names the same version. */
  readonly further: readonly Location[];
  /** The direct dependency that brings it in; undefined for a direct one and where it is not known. */
  readonly through?: string;
  /** Why this may not be the version that is installed, as a sentence without its full stop; absent: it is. */
  readonly unsure?: string;
}

/** What one lockfile (or one family of requirements files) comes to. */
export interface Locked {
  readonly components: readonly LockedComponent[];
  readonly gaps: readonly Gap[];
}

/** From the most to the least exposed. */
const SCOPES: readonly ComponentScope[] = ['production', 'peer', 'optional', 'development', 'unknown'];

export function widerScope(a: ComponentScope, b: ComponentScope): ComponentScope {
  return SCOPES.indexOf(a) <= SCOPES.indexOf(b) ? a : b;
}

/** By lockfile, purl, name, then line. */
export function compareLocked(a: LockedComponent, b: LockedComponent): number {
  return (
    compareText(a.component.location.path, b.component.location.path) ||
    compareText(a.component.purl, b.component.purl) ||
    compareText(a.component.name, b.component.name) ||
    (a.component.location.line ?? 0) - (b.component.location.line ?? 0)
  );
}
