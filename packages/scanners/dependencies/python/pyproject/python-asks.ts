import type { RuntimeAsk } from '../../runtimes/asked-runtime.ts';
import { oneLine } from '../../text/bounded.ts';
import { type TomlTable, tableAt, textAt } from '../../toml/read-toml.ts';

/** Which Pythons a pyproject.toml admits, by PEP 621 and by Poetry. */
export function pythonAsks(text: string, project: TomlTable | undefined, poetry: TomlTable | undefined): RuntimeAsk[] {
  const [required, wanted] = [textAt(project, 'requires-python'), textAt(tableAt(poetry, 'dependencies'), 'python')];
  return [
    ...(required === undefined ? [] : [askOf(text, 'requires-python', required, 'pep440')]),
    ...(wanted === undefined ? [] : [askOf(text, 'python', ...poetryRange(wanted))]),
  ];
}

function askOf(text: string, key: string, range: string, dialect: 'pep440' | 'npm'): RuntimeAsk {
  const before = new RegExp(`^[ \\t]*"?${key}"?[ \\t]*=`, 'm').exec(text);
  const line = before === null ? 1 : text.slice(0, before.index).split('\n').length;
  const says = oneLine(`${key} = ${JSON.stringify(range)}`, 100);
  return { runtime: 'python', line, says, anyOf: [{ dialect, text: range.slice(0, 1000) }] };
}

/** Poetry's carets, tildes and alternatives mean what they mean to npm, the rest what it means to PEP 440. */
function poetryRange(range: string): [text: string, dialect: 'pep440' | 'npm'] {
  if (!/[\^|]|~(?!=)/.test(range)) return [/^\s*\d/.test(range) ? `==${range.trim()}` : range, 'pep440'];
  return [range.replaceAll(',', ' ').replace(/\|+/g, '||'), 'npm'];
}
