import type * as ast from 'oxc-parser';
import type { Frame } from './frame.ts';

const LONGEST = 100;

const KEYWORDS: Readonly<Record<string, string>> = {
  TSStringKeyword: 'string',
  TSNumberKeyword: 'number',
  TSBooleanKeyword: 'boolean',
  TSBigIntKeyword: 'bigint',
  TSSymbolKeyword: 'symbol',
  TSObjectKeyword: 'object',
};

const SAY_NOTHING = new Set([
  'TSAnyKeyword',
  'TSUnknownKeyword',
  'TSNeverKeyword',
  'TSVoidKeyword',
  'TSNullKeyword',
  'TSUndefinedKeyword',
]);

/**
 * How `ParameterIr.type` spells a type: `express.Request` where it is imported, `#Name` where it is declared here. `null`
 * and `undefined` beside it are dropped, and so are type arguments; null when it says nothing.
 */
export function typeName(frame: Frame, type: ast.TSType): string | null {
  if (SAY_NOTHING.has(type.type)) return null;
  const keyword = KEYWORDS[type.type];
  if (keyword !== undefined) return keyword;
  switch (type.type) {
    case 'TSTypeReference':
      return reference(frame, type.typeName);
    case 'TSParenthesizedType':
    case 'TSTypeOperator':
      return typeName(frame, type.typeAnnotation);
    case 'TSArrayType': {
      const element = typeName(frame, type.elementType);
      return element === null ? null : `${element}[]`;
    }
    case 'TSUnionType': {
      const parts = type.types.filter((part) => !SAY_NOTHING.has(part.type));
      return parts.length === 1 && parts[0] !== undefined ? typeName(frame, parts[0]) : written(frame, type);
    }
    default:
      return written(frame, type);
  }
}

/** The type that a cast names, unless it only quietens the compiler (`as const`, `as any`). */
export function trusted(frame: Frame, type: ast.TSType): string | null {
  const isConst =
    type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const';
  return isConst ? null : typeName(frame, type);
}

function written(frame: Frame, type: ast.TSType): string | null {
  if (type.end - type.start > LONGEST) return null;
  return frame.module.text.slice(type.start, type.end).replace(/\s+/g, ' ');
}

function reference(frame: Frame, name: ast.TSTypeName): string {
  if (name.type === 'TSQualifiedName') return `${reference(frame, name.left)}.${name.right.name}`;
  if (name.type === 'ThisExpression') return 'this';
  return frame.module.typeNames.get(name.name) ?? name.name;
}
