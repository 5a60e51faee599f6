import type { ComponentScope } from '@vauban/domain';
import type { ReadInput } from '../../contract/scanner.ts';
import type { Ask } from '../graph/asked.ts';
import { writeAsked } from '../graph/asked.ts';
import { textOfInput } from '../text/input-text.ts';

/** Groups that no deployment installs. */
const DEVELOPMENT = new Set(['development', 'test', 'dev', 'tests', 'doc', 'docs', 'lint', 'rubocop', 'ci', 'debug']);
/** What runs or reads other Ruby than what stands here. */
const ELSEWHERE = /^\s*(?:eval_gemfile|eval|instance_eval|require_relative|load)\b/;
const LONGEST = 2_000;
const OPENS = /(?:\bdo\b\s*(?:\|[^|]*\|)?\s*$)|^\s*(?:if|unless|case|def|begin|while|until|class|module|for)\b/;
const ONE_LINE = /\bend\b\s*$/;

/**
 * The gems that a Gemfile names and the groups they are in, read as text and never run. Where it holds Ruby that may put
 * gems into groups in another way, nothing is said about groups: a scope that is not known counts as exposed.
 */
export function readGemfile(input: ReadInput): Uint8Array {
  const asks = new Map<string, ComponentScope>();
  const open: (readonly string[] | null)[] = [];
  let isClear = true;
  for (const statement of statements(textOfInput(input))) {
    if (ELSEWHERE.test(statement)) isClear = false;
    if (/^\s*gemspec\b/.test(statement)) asks.set('gemspec', 'unknown');
    if (/^\s*end\b/.test(statement)) {
      if (open.pop() === undefined) isClear = false;
      continue;
    }
    const group = /^\s*group[ (]\s*(.*?)\)?\s*do\s*$/.exec(statement);
    const gem = /^\s*gem[ (]\s*(["'])([^"']+)\1(.*)$/.exec(statement);
    if (gem !== null) {
      const own = groupsOf(gem[3] as string);
      const groups = [...open.flatMap((names) => names ?? []), ...own];
      const scope: ComponentScope =
        groups.length > 0 && groups.every((name) => DEVELOPMENT.has(name)) ? 'development' : 'production';
      const name = gem[2] as string;
      if (asks.get(name) !== 'production') asks.set(name, scope);
    }
    if (group !== null) open.push(symbols(group[1] as string));
    else if (OPENS.test(statement) && !ONE_LINE.test(statement)) open.push(null);
  }
  if (open.length > 0) isClear = false;
  const list = [...asks].map(([key, scope]): Ask => ({ key, scope: isClear ? scope : 'unknown' }));
  return writeAsked({ root: undefined, asks: list });
}

/** Lines without comments; one that ends in a comma, a bracket or a backslash goes on in the next. */
function* statements(text: string): Generator<string> {
  let begun = '';
  for (const line of text.split(/\r?\n/)) {
    const bare = withoutComment(line);
    // nobody writes so long a statement about a gem, and expressions over one would take long
    if (begun.length + bare.length > LONGEST) {
      begun = '';
      continue;
    }
    begun += bare;
    if (/[,\\([]\s*$/.test(bare)) continue;
    if (begun.trim() !== '') yield begun;
    begun = '';
  }
  if (begun.trim() !== '') yield begun;
}

function withoutComment(line: string): string {
  let quote = '';
  for (let i = 0; i < line.length; i++) {
    const character = line[i] as string;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '#') return line.slice(0, i);
  }
  return line;
}

/** `group: :test`, `groups: [:a, :b]`, `:group => "test"` */
function groupsOf(options: string): string[] {
  const said = /(?:\bgroups?:|:groups?\s*=>)\s*(\[[^\]]*\]|:\w+|"[^"]*"|'[^']*')/.exec(options)?.[1];
  return said === undefined ? [] : symbols(said);
}

function symbols(text: string): string[] {
  return [...text.matchAll(/(?<![\w:]):(\w+)|["'](\w+)["']/g)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((name) => name !== 'optional');
}
