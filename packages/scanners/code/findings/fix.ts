import type { Fix } from '@vauban/domain';
import type { CodeRule } from '../rule/rule.ts';

/** What to do, with an edit of the sink's own line where the rule has one that fits exactly once. */
export function fixOf(rule: CodeRule, path: string, line: number, column: number, text: string): Fix {
  const summary = rule.remedy;
  const { edit } = rule.body;
  if (edit === null) return { summary, safe: false };
  const rest = text.slice(column - 1);
  const found = [...rest.matchAll(new RegExp(edit.find, 'g'))];
  const [match] = found;
  if (match === undefined || found.length > 1) return { summary, safe: false };
  const startColumn = column + match.index;
  const endColumn = startColumn + match[0].length;
  const replacement = match[0].replace(edit.find, edit.replace);
  return {
    summary,
    safe: edit.safe,
    edits: [{ path, startLine: line, startColumn, endLine: line, endColumn, replacement }],
  };
}
