import type { ModuleView } from '../ir/codec.ts';
import type { Resolution, Resolver } from '../language.ts';
import type { ModelIndex } from '../models/model-index.ts';

export interface ProgramModule {
  readonly path: string;
  /** Id of its language. */
  readonly language: string;
  readonly view: ModuleView;
  /** Changes whenever the facts of the file change. */
  readonly digest: string;
}

/** All that is analysed at once. */
export interface ProgramParts {
  readonly modules: readonly ProgramModule[];
  /** By language. */
  readonly resolvers: ReadonlyMap<string, Resolver>;
  readonly models: ModelIndex;
}

/** Modules sorted by path, and how their imports find each other. */
export class Program {
  readonly modules: readonly ProgramModule[];
  readonly models: ModelIndex;
  readonly functionCount: number;
  readonly #resolvers: ReadonlyMap<string, Resolver>;
  readonly #indexes = new Map<string, number>();
  readonly #resolved = new Map<string, Resolution>();

  constructor(parts: ProgramParts) {
    this.modules = [...parts.modules].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    this.models = parts.models;
    this.functionCount = this.modules.reduce((sum, { view }) => sum + view.functionCount, 0);
    this.#resolvers = parts.resolvers;
    for (const [index, module] of this.modules.entries()) this.#indexes.set(module.path, index);
  }

  module(index: number): ProgramModule {
    const module = this.modules[index];
    if (module === undefined) throw new RangeError('no such module');
    return module;
  }

  /** -1: no such file. */
  indexOf(path: string): number {
    return this.#indexes.get(path) ?? -1;
  }

  resolve(from: number, specifier: string, member?: string): Resolution {
    const key = `${from} ${specifier}${member === undefined ? '' : `\0${member}`}`;
    let found = this.#resolved.get(key);
    if (found === undefined) {
      const module = this.module(from);
      found = this.#resolvers.get(module.language)?.resolve(module.path, specifier, member) ?? { kind: 'missing' };
      this.#resolved.set(key, found);
    }
    return found;
  }

  /** A member of a package that is a folder only; `folder` ends in `/`. */
  resolveIn(folder: string, language: string, member: string): Resolution {
    return this.#resolvers.get(language)?.resolve(folder, '', member) ?? { kind: 'missing' };
  }

  /** Files that others outside the target load. */
  publicModules(): number[] {
    const all = new Set<number>();
    for (const resolver of this.#resolvers.values()) {
      for (const path of resolver.publicFiles()) {
        const index = this.indexOf(path);
        if (index >= 0) all.add(index);
      }
    }
    return [...all].sort((a, b) => a - b);
  }
}
