import type { Resolver, ResolverFiles } from '../../language.ts';
export function createResolver(_files: ResolverFiles): Resolver {
  return { resolve: (_f, name) => ({ kind: 'library', name }), publicFiles: () => [] };
}
