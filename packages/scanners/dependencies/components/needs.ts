import { compareText } from '../text/order.ts';
import type { LockedComponent } from './locked-component.ts';

/** The component with the purls of what it needs, sorted, each once; itself left out. */
export function withNeeds(locked: LockedComponent, purls: Iterable<string | undefined>): LockedComponent {
  const own = locked.component.purl;
  const dependsOn = new Set<string>();
  for (const purl of purls) if (purl !== undefined && purl !== own) dependsOn.add(purl);
  return { ...locked, component: { ...locked.component, dependsOn: [...dependsOn].sort(compareText) } };
}
