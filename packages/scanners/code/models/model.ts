import type { SourceGroup } from './kinds.ts';

/**
 * What the engine knows about code that it does not see: libraries and the runtime of a language. Data in
 * `rules/models/<language>/*.yaml`, one file for each library or part of the runtime, checked by `check.ts`.
 *
 * A *value name* is a path from a library: `express`, `child_process.exec`, `flask.request`, `os.path.join`; a global is
 * `global.eval`. A *type name* names what values of it can do; where TypeScript or Python has a name for it, it is that
 * name with its library in front (`express.Request`), so that annotations match.
 */
export interface ModelFile {
  readonly language: string;
  /** Names that import the same thing: `fs` and `node:fs`. First the name used in this file. */
  readonly libraries: readonly (readonly string[])[];
  readonly values: Readonly<Record<string, MemberModel>>;
  readonly types: Readonly<Record<string, TypeModel>>;
  /** Methods known by name alone, on receivers whose type nobody knows; what rests on them has low confidence. */
  readonly guesses: Readonly<Record<string, MemberModel>>;
  /** Files whose exports the outside calls because of their name: routes of a framework, functions of a cloud. */
  readonly files?: readonly FileModel[];
  /** Functions that somebody outside calls, known by the names of their first parameters alone. */
  readonly handlers?: readonly HandlerModel[];
}

/** What is found through it is less sure. A first parameter for an error may stand in front. */
export interface HandlerModel {
  /** Names that each of the first parameters may have. */
  readonly names: readonly (readonly string[])[];
  /** Only in modules that import something of these libraries. */
  readonly imports?: readonly string[];
  readonly entry: EntryModel;
}

export interface FileModel {
  /** Over the file's path; its first group is the route that people see. */
  readonly path: string;
  /** Exported name → what it is an entry for; `*`: every export. */
  readonly exports: Readonly<Record<string, EntryModel>>;
}

export interface TypeModel {
  readonly extends?: readonly string[];
  readonly members?: Readonly<Record<string, MemberModel>>;
  /** What an element (`x[i]`, iteration) is. */
  readonly element?: MemberModel;
  /** What any other member is (`request.query.anything`). */
  readonly any?: MemberModel;
  /** Methods that the outside calls on the program's classes that extend it: `get` of a view. */
  readonly methods?: Readonly<Record<string, EntryModel>>;
}

/** A value, attribute or function. */
export interface MemberModel {
  /** The type of the value itself. */
  readonly is?: string;
  /** Reading it answers data of this kind: `http.query`, `http.body`, `argv`, `environment`, `database`, `file`, … */
  readonly source?: string;
  /** Assigning to it is a sink: `element.innerHTML`. */
  readonly assigned?: readonly SinkModel[];
  readonly call?: CallModel;
  /** What `new` does where that differs from a call; in Python both are `call`. */
  readonly construct?: CallModel;
  /** A value that a program may depend on: `process.env.NODE_ENV`. Null: unknown. */
  readonly constant?: string | number | boolean | null;
  /** A path from the root without `..` in it. */
  readonly rooted?: true;
  /** One object for all of the program, which puts its own things there: `flask.g`. */
  readonly shared?: true;
}

/**
 * Places of a call: `argument0`, `argument.timeout` (keyword), `option.httpOnly` of `argument1` is `argument1.httpOnly`;
 * `receiver`, `return`, `arguments` (all), `arguments1` (all from the second on); `X[]` an element of X; `X.*` any field; `X{}` the name of some field;
 * `X()` what the function X returns; `X(0)` the first parameter of the function X. A place may say both spellings that an
 * ecosystem allows: `argument0|argument.key`.
 */
export type CallPlace = string;

export interface CallModel {
  readonly returns?: ReturnModel;
  /** Moves of data: `from` → `to`. `value`: the same value; `text`: a text made from it; `part`: something derived. */
  readonly flows?: readonly {
    readonly from: CallPlace;
    readonly to: CallPlace;
    readonly as?: 'value' | 'text' | 'part';
  }[];
  /** What it does to lists, texts, objects and functions, by a name that the engine knows: `list.push`. */
  readonly does?: string;
  /** No flows given: what goes in may come out of an unknown library; `pure` says that nothing dangerous does. */
  readonly pure?: boolean;
  /** Classes of attack for which the returned value is no longer dangerous: `sql`, `xss`, `*`. */
  readonly sanitises?: readonly string[];
  readonly sinks?: readonly SinkModel[];
  /** Its answer being true (or false) shows that a value is harmless for some classes of attack. */
  readonly guards?: readonly GuardModel[];
  /** Functions among the arguments that the outside calls: an entry point. */
  readonly entries?: readonly EntryModel[];
  /** Functions among the arguments that the callee calls itself, with these places as arguments. */
  readonly calls?: readonly {
    readonly function: CallPlace;
    readonly with: readonly (CallPlace | null)[];
    readonly this?: CallPlace;
  }[];
  /** The call never returns (`process.exit`, `abort`). */
  readonly never?: boolean;
  /** Answers a decorator; its `entries` and `parameters` hold for what it is put on. */
  readonly decorates?: { readonly entry?: EntryModel; readonly parameter?: MemberModel; readonly class?: string };
}

export interface ReturnModel {
  readonly is?: string;
  readonly source?: string;
  readonly constant?: string | number | boolean | null;
  /** The value is awaited or iterated before it is used; then this. */
  readonly then?: ReturnModel;
  readonly element?: ReturnModel;
}

export interface SinkModel {
  /** What rules ask for: `sql`, `command`, `path-read`, `xss`, `weak-hash`, … */
  readonly kind: string;
  /** The place that must hold attacker data; absent: the conditions alone decide. */
  readonly at?: CallPlace;
  readonly when?: Condition;
  /** Added to the finding's message: `through a shell`. */
  readonly note?: string;
  /** Counts only in code that a request or another entry runs. */
  readonly entered?: boolean;
  /** Groups of sources that count at this sink; absent: all that a rule asks for. */
  readonly from?: readonly SourceGroup[];
}

/** Over abstract values; a value that is not known satisfies only `unknown` and `absent: false`. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly at: CallPlace; readonly is: readonly (string | number | boolean | null)[] }
  /** A regular expression without backtracking trouble, over constant texts. */
  | { readonly at: CallPlace; readonly matches: string }
  | { readonly at: CallPlace; readonly below: number }
  | { readonly at: CallPlace; readonly absent: true }
  | { readonly at: CallPlace; readonly unknown: true }
  | { readonly at: CallPlace; readonly type: string };

export interface GuardModel {
  readonly at: CallPlace;
  /** The answer that shows it harmless; `returns`: when it returns at all (a validator that throws). */
  readonly when: true | false | 'returns';
  readonly stops: readonly string[];
}

export interface EntryModel {
  /** Where the handler functions stand: `arguments1` of `app.get`; absent: the decorated function. */
  readonly at?: CallPlace;
  /** `http`, `message`, `command-line`, `job`, `event`. */
  readonly kind: string;
  /** Places or fixed words for people: `{ method: "GET", path: "argument0" }`. */
  readonly method?: string;
  readonly path?: CallPlace;
  /** What the handler's parameters are, by position, or by name (`*` the rest). */
  readonly parameters?: readonly MemberModel[];
  readonly named?: Readonly<Record<string, MemberModel>>;
  /** What they are where the handler has exactly so many. */
  readonly overloads?: readonly { readonly arity: number; readonly parameters: readonly MemberModel[] }[];
  /** The framework turns what comes in into the type that a parameter is annotated with. */
  readonly converts?: boolean;
  /** What becomes of its returned value: `xss` when a framework sends it as HTML. */
  readonly returned?: readonly SinkModel[];
}
