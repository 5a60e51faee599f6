import type { Report } from '@vauban/domain';
import { jsonItems, jsonText } from '../text/json-text.ts';

/** The report as JSON: one key a line, one finding a line, so that two reports can be compared with `diff`. */
export function* writeJson(report: Report): Generator<string> {
  let separator = '{\n';
  for (const [key, value] of Object.entries(report)) {
    yield `${separator}  ${jsonText(key)}: `;
    separator = ',\n';
    if (key === 'coverage') yield* writeCoverage(report.coverage);
    else if (Array.isArray(value)) yield* writeArray(value, '    ');
    else yield jsonText(value);
  }
  yield '\n}\n';
}

function* writeCoverage(coverage: Report['coverage']): Generator<string> {
  let separator = '{\n';
  for (const [key, value] of Object.entries(coverage)) {
    yield `${separator}    ${jsonText(key)}: `;
    separator = ',\n';
    if (Array.isArray(value)) yield* writeArray(value, '      ');
    else yield jsonText(value);
  }
  yield '\n  }';
}

function* writeArray(items: readonly unknown[], indent: string): Generator<string> {
  yield '[';
  yield* jsonItems(items, indent);
  yield ']';
}
