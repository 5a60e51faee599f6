import { jsonItems, jsonText } from './json-text.ts';

/** A document as JSON, one key a line and one item of a list a line, so that two of them can be compared with `diff`. */
export function* jsonDocument(document: object): Generator<string> {
  let separator = '{\n';
  for (const [key, value] of Object.entries(document)) {
    yield `${separator}  ${jsonText(key)}: `;
    separator = ',\n';
    if (!Array.isArray(value)) {
      yield jsonText(value);
      continue;
    }
    yield '[';
    yield* jsonItems(value, '    ');
    yield ']';
  }
  yield '\n}\n';
}
