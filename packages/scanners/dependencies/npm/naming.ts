import { npmPurl, purl } from '../components/purl.ts';
import type { Naming } from '../graph/graph-components.ts';

/** How components of lockfiles written by `tool` are named. */
export function npmNaming(tool: string): Naming {
  return {
    ecosystem: 'npm',
    tool,
    purl: (name, version, qualifiers, ecosystem) =>
      ecosystem === 'JSR' ? jsrPurl(name, version) : npmPurl(name, version, qualifiers),
  };
}

/** There is no registered type for JSR; its own address of a package is `@scope/name`. */
function jsrPurl(name: string, version: string): string {
  const slash = name.indexOf('/');
  return purl('jsr', slash < 0 ? undefined : name.slice(0, slash), name.slice(slash + 1), version, undefined);
}
