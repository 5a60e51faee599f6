import { purl } from '../components/purl.ts';
import { decoded, type Ecosystem, type EcosystemFiles, lockfileFormat, manifestFormat } from '../ecosystem.ts';
import { openWithout } from '../gaps/open-manifests.ts';
import { type Asked, readAsked } from '../graph/asked.ts';
import { graphComponents, type Naming } from '../graph/graph-components.ts';
import { type GraphFacts, readGraph } from '../graph/graph-facts.ts';
import type { Need, Root } from '../graph/lock-graph.ts';
import { folderOf, inFolder, nameOf } from '../text/path.ts';
import { readGemfile } from './gemfile.ts';
import { readGemfileLock } from './lockfile.ts';

const NAMING: Naming = {
  ecosystem: 'RubyGems',
  tool: 'Bundler',
  purl: (name, version, qualifiers) => purl('gem', undefined, name, version, qualifiers),
};

/** Bundler and RubyGems. */
export const ruby: Ecosystem = {
  formats: [
    lockfileFormat('gemfile-lock', ['Gemfile.lock', 'gems.locked', '**/*.gemfile.lock'], 32, readGemfileLock),
    manifestFormat('gemfile', ['Gemfile'], 4, readGemfile),
    manifestFormat('gems-rb', ['gems.rb'], 4, readGemfile),
    manifestFormat('gemfile-other', ['**/*.gemfile'], 4, readGemfile),
  ],
  components(files) {
    const gemfiles = gemfilesOf(files);
    return [...decoded(files, 'gemfile-lock', readGraph)].map(([path, graph]) =>
      graphComponents(path, inGroups(graph, gemfiles.get(gemfileOf(path))), NAMING),
    );
  },
  openManifests: (files) =>
    new Map([
      ...openWithout(files, 'gemfile', ['Gemfile.lock'], 'Bundler'),
      ...openWithout(files, 'gems-rb', ['gems.locked'], 'Bundler'),
    ]),
};

function gemfilesOf(files: EcosystemFiles): Map<string, Asked> {
  return new Map(['gemfile', 'gems-rb', 'gemfile-other'].flatMap((kind) => [...decoded(files, kind, readAsked)]));
}

function gemfileOf(path: string): string {
  const name = nameOf(path);
  return inFolder(folderOf(path), name === 'gems.locked' ? 'gems.rb' : name.replace(/\.lock$/, ''));
}

/** The lockfile says what is asked for, the Gemfile in which groups; what only a gemspec asks for is told nowhere. */
function inGroups(graph: GraphFacts, gemfile: Asked | undefined): GraphFacts {
  if ('unknownFormat' in graph) return graph;
  const scopes = new Map(gemfile?.asks.map(({ key, scope }) => [key, scope]));
  const needs = (root: Root): Need[] =>
    root.needs.map((need) => ({ ...need, scope: scopes.get(graph.packages[need.to]?.name ?? '') ?? need.scope }));
  return { ...graph, roots: graph.roots.map((root) => ({ ...root, needs: needs(root) })) };
}
