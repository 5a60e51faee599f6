import type { Decoration } from '../../ir/instruction.ts';
import type { MemberIr } from '../../ir/module.ts';
import { typeOf } from './annotations.ts';
import { FunctionBuilder } from './function-builder.ts';
import { lowerFunction } from './functions.ts';
import type { ClassContext, Lowering } from './lowering.ts';
import { NONE, type Node } from './nodes.ts';
import type { Scope } from './scope.ts';

interface Method {
  readonly node: Node;
  readonly decorators: readonly Node[];
}

/** Methods become members, the statements of the body a function that runs once with the class as `this`. */
export function lowerClass(lowering: Lowering, node: Node, decorators: readonly Node[]): void {
  const { nodes, out, module } = lowering;
  const named = nodes.child(node, 'name');
  if (named === NONE) return;
  const name = nodes.text(named);
  const body = nodes.child(node, 'body');
  const given = nodes.child(node, 'superclasses');
  const written = given === NONE ? [] : nodes.children(given).filter((it) => !isKeyword(lowering, it));
  const bases = written.map((base) => lowering.expression(base));
  const of: ClassContext = { name, bases: written.map((base) => nodes.text(base)) };
  const number = module.classes.push({ name, at: 0, members: [], initialiser: null, staticInitialiser: null }) - 1;
  const members: MemberIr[] = body === NONE ? [] : fields(lowering, body);
  const decorations: Decoration[] = [];
  for (const method of body === NONE ? [] : methodsOf(lowering, body)) {
    const kept = method.decorators.filter((it) => !isShape(nodes.text(nodes.first(it))));
    for (const decorator of kept) {
      decorations.push({ value: lowering.expression(nodes.first(decorator)), member: members.length });
    }
    members.push(member(lowering, method, of));
  }
  for (const decorator of decorators) decorations.push({ value: lowering.expression(nodes.first(decorator)) });
  const staticInitialiser = body === NONE ? null : initialiser(lowering, node, body, of);
  module.classes[number] = { name, at: nodes.at(node), members, initialiser: null, staticInitialiser };
  const to = out.register();
  out.emit({ op: 'class', at: nodes.at(node), to, class: number, bases, decorations });
  lowering.assign(named, to);
}

function isKeyword({ nodes }: Lowering, argument: Node): boolean {
  const kind = nodes.kind(argument);
  return kind === 'keyword_argument' || kind === 'list_splat' || kind === 'dictionary_splat';
}

const GETTERS = /^(?:property|(?:functools\.)?cached_property|(?:abc\.)?abstractproperty|\w+\.getter)$/;
const STATIC = /^(?:staticmethod|(?:abc\.)?abstractstaticmethod)$/;
const OF_CLASS = /^(?:classmethod|(?:abc\.)?abstractclassmethod)$/;
const SETTER = /^\w+\.setter$/;
const SILENT = /^(?:(?:abc\.)?abstractmethod|(?:typing\.)?(?:overload|override|final)|\w+\.deleter)$/;

/** Decorators that say what a member is, and are not called. */
function isShape(text: string): boolean {
  return [GETTERS, STATIC, OF_CLASS, SETTER, SILENT].some((it) => it.test(text));
}

function member(lowering: Lowering, { node, decorators }: Method, of: ClassContext): MemberIr {
  const { nodes } = lowering;
  const name = nodes.text(nodes.child(node, 'name'));
  const words = decorators.map((it) => nodes.text(nodes.first(it)));
  const says = (pattern: RegExp) => words.some((word) => pattern.test(word));
  const free = says(STATIC);
  const ofClass = says(OF_CLASS) || name === '__init_subclass__' || name === '__class_getitem__' || name === '__new__';
  const parameters = nodes.child(node, 'parameters');
  const first = parameters === NONE ? NONE : nodes.first(parameters);
  const self = free || first === NONE || nodes.kind(first) !== 'identifier' ? null : nodes.text(first);
  const made = lowerFunction(lowering, node, { name: `${of.name}.${name}`, method: { of, self }, bound: !free });
  const kind =
    name === '__init__' ? 'constructor' : says(GETTERS) ? 'getter' : says(SETTER) ? 'setter' : ('method' as const);
  const type = typeOf(nodes, nodes.child(node, 'return_type'), lowering.scope);
  return { name, kind, static: free || ofClass, function: made, type };
}

/** Definitions in the body, also below `if` and `try`. */
function methodsOf(lowering: Lowering, body: Node): Method[] {
  const { nodes } = lowering;
  return nodes.children(body).flatMap((statement): Method[] => {
    switch (nodes.kind(statement)) {
      case 'function_definition':
        return nodes.child(statement, 'name') === NONE ? [] : [{ node: statement, decorators: [] }];
      case 'decorated_definition': {
        const node = nodes.child(statement, 'definition');
        if (node === NONE || nodes.kind(node) !== 'function_definition' || nodes.child(node, 'name') === NONE)
          return [];
        return [{ node, decorators: nodes.children(statement).filter((it) => nodes.kind(it) === 'decorator') }];
      }
      case 'if_statement':
      case 'else_clause':
      case 'elif_clause':
      case 'try_statement':
      case 'except_clause':
        return nodes.children(statement).flatMap((it) => (isBlock(lowering, it) ? methodsOf(lowering, it) : []));
      default:
        return [];
    }
  });
}

function isBlock({ nodes }: Lowering, node: Node): boolean {
  return /^(?:block|else_clause|elif_clause|except_clause)$/.test(nodes.kind(node));
}

function fields(lowering: Lowering, body: Node): MemberIr[] {
  const { nodes } = lowering;
  const found = new Map<string, MemberIr>();
  for (const statement of nodes.children(body)) {
    const assignment = nodes.kind(statement) === 'expression_statement' ? nodes.first(statement) : NONE;
    if (assignment === NONE || nodes.kind(assignment) !== 'assignment') continue;
    const target = nodes.child(assignment, 'left');
    if (nodes.kind(target) !== 'identifier') continue;
    const name = nodes.text(target);
    const annotation = nodes.child(assignment, 'type');
    const type = typeOf(nodes, annotation, lowering.scope);
    found.set(name, { name, kind: 'field', static: annotation === NONE, function: null, type });
  }
  return [...found.values()];
}

function initialiser(lowering: Lowering, node: Node, body: Node, of: ClassContext): number | null {
  const { nodes, module, scopes } = lowering;
  const statements = nodes.children(body).filter((it) => !isDeclaration(lowering, it));
  if (statements.length === 0) return null;
  const number = module.reserve();
  const out = new FunctionBuilder();
  const scope = scopes.of.get(node) as Scope;
  const inner = lowering.inner(scope, out, null);
  for (const statement of statements) inner.statement(statement);
  module.functions[number] = {
    name: `body of ${of.name}`,
    at: nodes.at(node),
    endLine: nodes.endLine(node),
    async: false,
    generator: false,
    lexicalThis: false,
    parameters: [],
    registers: out.registers,
    ownCells: scopes.owned.get(scope) ?? [],
    blocks: out.built(nodes.at(node)),
  };
  return number;
}

/** What is a member already, or does nothing. */
function isDeclaration({ nodes }: Lowering, statement: Node): boolean {
  switch (nodes.kind(statement)) {
    case 'function_definition':
    case 'pass_statement':
      return true;
    case 'decorated_definition': {
      const node = nodes.child(statement, 'definition');
      return node === NONE || nodes.kind(node) === 'function_definition';
    }
    case 'expression_statement': {
      const inner = nodes.first(statement);
      if (inner === NONE || nodes.kind(inner) === 'string' || nodes.kind(inner) === 'ellipsis') return true;
      return nodes.kind(inner) === 'assignment' && nodes.child(inner, 'right') === NONE;
    }
    default:
      return false;
  }
}
