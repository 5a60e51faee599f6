import type { EntryModel, FileModel, HandlerModel, MemberModel, ModelFile, TypeModel } from './model.ts';

/** All models of all languages, for look-ups while a program is analysed. */
export interface ModelIndex {
  /** Of a language without models: one that knows nothing. */
  language(id: string): LanguageModels;
}

/** What is known of one language's libraries and runtime. Every answer is the same object each time. */
export interface LanguageModels {
  /** The name under which models speak of an import (`node:fs` → `fs`); null where none does. */
  library(name: string): string | null;
  /** `child_process.exec`, `global.eval`; null: nothing is said about it. */
  value(path: string): MemberModel | null;
  /** Whether something is said about this path or one below it. */
  leadsSomewhere(path: string): boolean;
  /** A member of a type, inherited ones and `any` included. */
  member(type: string, key: string): MemberModel | null;
  element(type: string): MemberModel | null;
  /** Whether some model says what this type is; annotations name many that none does. */
  knowsType(type: string): boolean;
  isType(type: string, ancestor: string): boolean;
  /** What the outside calls on classes that extend a type. */
  methods(type: string): ReadonlyMap<string, EntryModel>;
  /** What a member of this name is on a value that nobody knows. */
  guess(key: string): MemberModel | null;
  /** Files that are doors by their name. */
  readonly files: readonly FileDoor[];
  readonly handlers: readonly HandlerModel[];
}

export interface FileDoor {
  readonly path: RegExp;
  readonly exports: FileModel['exports'];
}

/** Later files add to earlier ones; a value or member that both name is the later one's. */
export function indexModels(files: readonly ModelFile[]): ModelIndex {
  const byLanguage = new Map<string, Models>();
  for (const file of files) {
    const models = byLanguage.get(file.language) ?? new Models();
    byLanguage.set(file.language, models);
    models.add(file);
  }
  const nothing = new Models();
  return { language: (id) => byLanguage.get(id) ?? nothing };
}

interface TypeParts {
  readonly extends: string[];
  readonly members: Map<string, MemberModel>;
  element: MemberModel | null;
  any: MemberModel | null;
  readonly methods: Map<string, EntryModel>;
}

class Models implements LanguageModels {
  readonly #libraries = new Map<string, string>();
  readonly #values = new Map<string, MemberModel>();
  readonly #prefixes = new Set<string>();
  readonly #types = new Map<string, TypeParts>();
  readonly #guesses = new Map<string, MemberModel>();
  readonly #members = new Map<string, Map<string, MemberModel | null>>();
  readonly files: FileDoor[] = [];
  readonly handlers: HandlerModel[] = [];

  add(file: ModelFile): void {
    for (const names of file.libraries) {
      for (const name of names) this.#libraries.set(name, names[0] as string);
    }
    for (const [path, model] of Object.entries(file.values)) {
      this.#values.set(path, model);
      for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
        this.#prefixes.add(path.slice(0, end));
      }
    }
    for (const [name, type] of Object.entries(file.types)) this.#addType(name, type);
    for (const [name, model] of Object.entries(file.guesses)) this.#guesses.set(name, model);
    for (const { path, exports } of file.files ?? []) this.files.push({ path: new RegExp(path, 'u'), exports });
    this.handlers.push(...(file.handlers ?? []));
  }

  library(name: string): string | null {
    return this.#libraries.get(name) ?? (this.#prefixes.has(name) ? name : null);
  }

  value(path: string): MemberModel | null {
    return this.#values.get(path) ?? null;
  }

  leadsSomewhere(path: string): boolean {
    return this.#prefixes.has(path);
  }

  member(type: string, key: string): MemberModel | null {
    const known = this.#members.get(type) ?? new Map<string, MemberModel | null>();
    this.#members.set(type, known);
    let found = known.get(key);
    if (found === undefined) {
      found =
        this.#find(type, (parts) => parts.members.get(key) ?? null) ?? this.#find(type, (parts) => parts.any) ?? null;
      known.set(key, found);
    }
    return found;
  }

  element(type: string): MemberModel | null {
    return this.#find(type, (parts) => parts.element);
  }

  knowsType(type: string): boolean {
    return this.#types.has(type);
  }

  isType(type: string, ancestor: string): boolean {
    if (type === ancestor) return true;
    for (const name of this.#lineage(type)) if (name === ancestor) return true;
    return false;
  }

  methods(type: string): ReadonlyMap<string, EntryModel> {
    const found = new Map<string, EntryModel>();
    for (const name of this.#lineage(type)) {
      for (const [key, entry] of this.#types.get(name)?.methods ?? []) if (!found.has(key)) found.set(key, entry);
    }
    return found;
  }

  guess(key: string): MemberModel | null {
    return this.#guesses.get(key) ?? null;
  }

  #addType(name: string, type: TypeModel): void {
    let parts = this.#types.get(name);
    if (parts === undefined) {
      parts = { extends: [], members: new Map(), element: null, any: null, methods: new Map() };
      this.#types.set(name, parts);
    }
    parts.extends.push(...(type.extends ?? []));
    for (const [key, member] of Object.entries(type.members ?? {})) parts.members.set(key, member);
    for (const [key, entry] of Object.entries(type.methods ?? {})) parts.methods.set(key, entry);
    parts.element = type.element ?? parts.element;
    parts.any = type.any ?? parts.any;
  }

  #find(type: string, part: (parts: TypeParts) => MemberModel | null): MemberModel | null {
    for (const name of this.#lineage(type)) {
      const parts = this.#types.get(name);
      const found = parts === undefined ? null : part(parts);
      if (found !== null) return found;
    }
    return null;
  }

  /** The type and all that it extends, nearest first; a circle ends. */
  *#lineage(type: string): Generator<string> {
    const seen = new Set<string>([type]);
    for (const name of seen) {
      yield name;
      for (const parent of this.#types.get(name)?.extends ?? []) seen.add(parent);
    }
  }
}
