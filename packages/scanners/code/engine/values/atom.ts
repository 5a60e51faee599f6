import type { MemberModel } from '../../models/model.ts';
import type { LanguageModels } from '../../models/model-index.ts';

export type ConstantType = 'text' | 'bytes' | 'number' | 'integer' | 'boolean' | 'null' | 'undefined' | 'pattern';

/** One thing that a value may be. Equal atoms are the same object; `n` orders them. */
export type Atom = { readonly n: number } & (
  | {
      readonly kind: 'constant';
      readonly type: ConstantType;
      readonly value: string | number | boolean | null;
      readonly flags: string;
    }
  /** A text of which only some parts are known. */
  | { readonly kind: 'text'; readonly shape: string }
  | { readonly kind: 'number' }
  /** Nothing is known about it. */
  | { readonly kind: 'any' }
  | { readonly kind: 'object'; readonly id: number }
  | { readonly kind: 'function'; readonly code: number; readonly env: number }
  /** A function with `this` and first arguments fixed, which the object `id` holds. */
  | { readonly kind: 'bound'; readonly id: number }
  /** What the models say stands at a path of a library, or is a member of a type. */
  | {
      readonly kind: 'model';
      readonly path: string;
      readonly member: MemberModel | null;
      readonly models: LanguageModels;
      /** The path is one of values, under which others may stand. */
      readonly open: boolean;
    }
  /** Some value of a model's type, about which nothing else is known. */
  | { readonly kind: 'instance'; readonly type: string; readonly models: LanguageModels }
  | { readonly kind: 'namespace'; readonly module: number }
  /** A package without a file of its own, seen from a module. */
  | { readonly kind: 'folder'; readonly path: string; readonly module: number }
);

export type AtomOf<K extends Atom['kind']> = Extract<Atom, { kind: K }>;

/** Makes atoms, each once. */
export class Atoms {
  readonly #byKey = new Map<string, Atom>();
  readonly #objects: AtomOf<'object'>[] = [];
  readonly #functions = new Map<number, AtomOf<'function'>>();
  #next = 1;
  readonly any: Atom = { n: this.#next++, kind: 'any' };
  readonly number: Atom = { n: this.#next++, kind: 'number' };
  readonly undefined: Atom = this.constant('undefined', null);
  readonly null: Atom = this.constant('null', null);
  readonly true: Atom = this.constant('boolean', true);
  readonly false: Atom = this.constant('boolean', false);

  get count(): number {
    return this.#next;
  }

  constant(type: ConstantType, value: string | number | boolean | null, flags = ''): Atom {
    return this.#keep(`${type} ${flags} ${Object.is(value, -0) ? '0' : String(value)}`, (n) => ({
      n,
      kind: 'constant',
      type,
      value,
      flags,
    }));
  }

  text(shape: string): Atom {
    return this.#keep(`shape ${shape}`, (n) => ({ n, kind: 'text', shape }));
  }

  object(id: number): Atom {
    const atom = this.#objects[id] ?? { n: this.#next++, kind: 'object', id };
    this.#objects[id] = atom;
    return atom;
  }

  function(code: number, env: number): AtomOf<'function'> {
    const key = code * 0x4000000 + env + 1;
    let atom = this.#functions.get(key);
    if (atom === undefined) {
      atom = { n: this.#next++, kind: 'function', code, env };
      this.#functions.set(key, atom);
    }
    return atom;
  }

  bound(id: number): Atom {
    return this.#keep(`bound ${id}`, (n) => ({ n, kind: 'bound', id }));
  }

  model(models: LanguageModels, path: string, member: MemberModel | null, open: boolean): Atom {
    return this.#keep(`model ${path} ${open}`, (n) => ({ n, kind: 'model', path, member, models, open }));
  }

  instance(models: LanguageModels, type: string): Atom {
    return this.#keep(`type ${type}`, (n) => ({ n, kind: 'instance', type, models }));
  }

  namespace(module: number): Atom {
    return this.#keep(`namespace ${module}`, (n) => ({ n, kind: 'namespace', module }));
  }

  folder(path: string, module: number): Atom {
    return this.#keep(`folder ${module} ${path}`, (n) => ({ n, kind: 'folder', path, module }));
  }

  #keep(key: string, make: (n: number) => Atom): Atom {
    let atom = this.#byKey.get(key);
    if (atom === undefined) {
      atom = make(this.#next++);
      this.#byKey.set(key, atom);
    }
    return atom;
  }
}
