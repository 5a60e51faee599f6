import { attribute, subscript } from './access.ts';
import { assignment, augmentedAssignment, deleteStatement, namedExpression } from './assignments.ts';
import { call } from './calls.ts';
import { lowerClass } from './classes.ts';
import { comprehension, dictionary, list } from './collections.ts';
import { assertStatement, awaited, raiseStatement, tryStatement, withStatement, yielded } from './exceptions.ts';
import {
  breakStatement,
  continueStatement,
  forStatement,
  ifStatement,
  returnStatement,
  whileStatement,
} from './flow.ts';
import { identifier, lambda, lowerDefinition } from './functions.ts';
import { importStatement } from './imports.ts';
import { concatenatedString, float, integer, string } from './literals.ts';
import type { ExpressionLowering, StatementLowering } from './lowering.ts';
import { matchStatement } from './matching.ts';
import { NONE } from './nodes.ts';
import { binary, boolean, comparison, conditional, unary } from './operators.ts';

const constant =
  (value: boolean | null): ExpressionLowering =>
  ({ nodes, out }, node) =>
    out.constant(nodes.at(node), value === null ? { type: 'null' } : { type: 'boolean', value });

const only: ExpressionLowering = (lowering, node) => lowering.expression(lowering.nodes.first(node));

/** `print "a", b` and `exec code in scope`, the functions of Python 2 that were statements. */
const called =
  (name: string, field: string): ExpressionLowering =>
  (lowering, node) => {
    const { nodes, out } = lowering;
    const at = nodes.at(node);
    const passed = nodes.childrenIn(node, field).map((it) => ({ value: lowering.expression(it) }));
    const to = out.register();
    const callee = out.global(at, name);
    out.emit({ op: 'call', at, to, callee, receiver: null, arguments: passed, construct: false });
    return to;
  };

/** Kind of node → how its value is computed. Kinds that are not here are unknown; what they hold is still lowered. */
export const EXPRESSIONS: ReadonlyMap<string, ExpressionLowering> = new Map<string, ExpressionLowering>([
  ['identifier', identifier],
  ['attribute', attribute],
  ['call', call],
  ['string', string],
  ['concatenated_string', concatenatedString],
  ['integer', integer],
  ['float', float],
  ['true', constant(true)],
  ['false', constant(false)],
  ['none', constant(null)],
  ['ellipsis', ({ out }) => out.register()],
  ['subscript', subscript],
  ['binary_operator', binary],
  ['boolean_operator', boolean],
  ['comparison_operator', comparison],
  ['not_operator', unary],
  ['unary_operator', unary],
  ['conditional_expression', conditional],
  ['list', list],
  ['tuple', list],
  ['set', list],
  ['expression_list', list],
  ['pattern_list', list],
  ['dictionary', dictionary],
  ['list_comprehension', comprehension],
  ['set_comprehension', comprehension],
  ['dictionary_comprehension', comprehension],
  ['generator_expression', comprehension],
  ['parenthesized_expression', only],
  ['lambda', lambda],
  ['named_expression', namedExpression],
  ['assignment', assignment],
  ['augmented_assignment', augmentedAssignment],
  ['await', awaited],
  ['yield', yielded],
  ['print_statement', called('print', 'argument')],
  ['exec_statement', called('exec', 'code')],
  ['type', ({ out }) => out.register()],
]);

export const STATEMENTS: ReadonlyMap<string, StatementLowering> = new Map<string, StatementLowering>([
  [
    'expression_statement',
    (lowering, node) => {
      const { nodes } = lowering;
      for (const it of nodes.children(node)) if (nodes.kind(it) !== 'string') lowering.expression(it);
    },
  ],
  ['if_statement', ifStatement],
  ['for_statement', forStatement],
  ['while_statement', whileStatement],
  ['break_statement', breakStatement],
  ['continue_statement', continueStatement],
  ['return_statement', returnStatement],
  ['try_statement', tryStatement],
  ['raise_statement', raiseStatement],
  ['assert_statement', assertStatement],
  ['with_statement', withStatement],
  ['match_statement', matchStatement],
  ['delete_statement', deleteStatement],
  ['import_statement', importStatement],
  ['import_from_statement', importStatement],
  ['function_definition', (lowering, node) => lowerDefinition(lowering, node, [])],
  ['class_definition', (lowering, node) => lowerClass(lowering, node, [])],
  [
    'decorated_definition',
    (lowering, node) => {
      const { nodes } = lowering;
      const definition = nodes.child(node, 'definition');
      const decorators = nodes.children(node).filter((it) => nodes.kind(it) === 'decorator');
      if (definition === NONE) return;
      if (nodes.kind(definition) === 'class_definition') lowerClass(lowering, definition, decorators);
      else lowerDefinition(lowering, definition, decorators);
    },
  ],
  ['global_statement', () => {}],
  ['nonlocal_statement', () => {}],
  ['future_import_statement', () => {}],
  ['type_alias_statement', () => {}],
  ['pass_statement', () => {}],
  [
    'ERROR',
    (lowering, node) => {
      for (const it of lowering.nodes.children(node)) lowering.statement(it);
    },
  ],
]);
