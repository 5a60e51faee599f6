import { purl } from '../components/purl.ts';
import type { Naming } from '../graph/graph-components.ts';

/** A component of the JVM is `group:artifact`. */
export function mavenNaming(tool: string): Naming {
  return {
    ecosystem: 'Maven',
    tool,
    purl(name, version, qualifiers) {
      const colon = name.indexOf(':');
      return purl('maven', colon < 0 ? undefined : name.slice(0, colon), name.slice(colon + 1), version, qualifiers);
    },
  };
}
