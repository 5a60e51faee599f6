import { purl, pypiPurl } from '../components/purl.ts';
import type { Naming } from '../graph/graph-components.ts';

/** How components of lockfiles written by `tool` are named. */
export function pythonNaming(tool: string): Naming {
  return {
    ecosystem: 'PyPI',
    tool,
    purl: (name, version, qualifiers, ecosystem) =>
      ecosystem === 'conda' ? purl('conda', undefined, name, version) : pypiPurl(name, version, qualifiers),
  };
}
