import type * as ast from 'oxc-parser';
import type { Register } from '../../../ir/instruction.ts';
import type { Frame } from './frame.ts';
import { constantKey } from './keys.ts';
import { typeName } from './type-names.ts';

type Target = ast.BindingPattern | ast.AssignmentTarget | ast.AssignmentTargetMaybeDefault | ast.FormalParameterRest;
type Put = (frame: Frame, name: string, value: Register) => void;

/** Declares what the pattern names, with the parts of the value. */
export function declarePattern(frame: Frame, pattern: ast.BindingPattern, value: Register): void {
  annotate(frame, pattern, value);
  destructure(frame, pattern, value, (at, name, part) => at.initialise(name, part));
}

/** Assigns to variables, fields and patterns. */
export function assign(frame: Frame, target: ast.AssignmentTarget, value: Register): void {
  destructure(frame, target, value, (at, name, part) => at.store(name, part));
}

function annotate(frame: Frame, pattern: ast.BindingPattern, value: Register): void {
  if (pattern.type === 'AssignmentPattern' || !pattern.typeAnnotation) return;
  const type = typeName(frame, pattern.typeAnnotation.typeAnnotation);
  if (type !== null) frame.emit({ op: 'typed', of: value, type });
}

function destructure(frame: Frame, target: Target, value: Register, put: Put): void {
  switch (target.type) {
    case 'Identifier':
      put(frame, target.name, value);
      return;
    case 'MemberExpression': {
      const object = frame.expression(target.object);
      frame.at(target);
      frame.set(
        object,
        constantKey(frame, target.property, target.computed) ?? frame.expression(target.property as ast.Expression),
        value,
      );
      return;
    }
    case 'AssignmentPattern':
      destructure(frame, target.left, withDefault(frame, value, target.right, nameOf(target.left)), put);
      return;
    case 'ObjectPattern':
      fields(frame, target, value, put);
      return;
    case 'ArrayPattern':
      elements(frame, target, value, put);
      return;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
      destructure(frame, target.expression as ast.AssignmentTarget, value, put);
      return;
  }
}

function nameOf(target: Target): string | null {
  return target.type === 'Identifier' ? target.name : null;
}

/** The value, or the default where it is missing. */
export function withDefault(frame: Frame, value: Register, fallback: ast.Expression, hint: string | null): Register {
  const to = frame.newRegister();
  const missing = frame.newBlock();
  const given = frame.newBlock();
  const after = frame.newBlock();
  frame.branch(frame.unary('missing', value), missing, given);
  frame.enter(missing);
  frame.copy(to, frame.expression(fallback, hint));
  frame.jump(after);
  frame.enter(given);
  frame.copy(to, value);
  frame.jump(after);
  frame.enter(after);
  return to;
}

function fields(
  frame: Frame,
  pattern: ast.ObjectPattern | ast.ObjectAssignmentTarget,
  value: Register,
  put: Put,
): void {
  const taken: (string | Register)[] = [];
  for (const property of pattern.properties) {
    frame.at(property);
    if (property.type === 'RestElement') {
      const rest = frame.object();
      frame.emit({ op: 'spread', object: rest, from: value });
      for (const key of taken) frame.emit({ op: 'delete', object: rest, key });
      destructure(frame, property.argument, rest, put);
      continue;
    }
    const key = constantKey(frame, property.key, property.computed) ?? frame.expression(property.key as ast.Expression);
    taken.push(key);
    destructure(frame, property.value, frame.get(value, key), put);
  }
}

function elements(
  frame: Frame,
  pattern: ast.ArrayPattern | ast.ArrayAssignmentTarget,
  value: Register,
  put: Put,
): void {
  for (const [i, element] of pattern.elements.entries()) {
    if (element === null) continue;
    frame.at(element);
    if (element.type === 'RestElement') {
      const from = frame.constant({ type: 'number', value: i });
      const to = frame.newRegister();
      frame.emit({ op: 'slice', to, object: value, bounds: [from, null] });
      destructure(frame, element.argument, to, put);
    } else {
      destructure(frame, element, frame.get(value, String(i)), put);
    }
  }
}
