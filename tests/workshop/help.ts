import { vauban } from './command.ts';

/** What the command says about one of its commands. */
export interface CommandHelp {
  readonly words: readonly string[];
  readonly about: string;
  /** Every flag, and whether a value follows it. */
  readonly flags: ReadonlyMap<string, boolean>;
  readonly most: number;
  readonly least: number;
}

/** Every command by its words (`advisories update`), as the built command's own help describes it. */
export async function commandHelps(options: {
  cwd: string;
  env: Record<string, string>;
}): Promise<Map<string, CommandHelp>> {
  const helps = new Map<string, CommandHelp>();
  const visit = async (words: readonly string[]): Promise<void> => {
    const { code, out } = await vauban([...words, '--help'], options);
    if (code !== 0) throw new Error(`vauban ${words.join(' ')} --help ended with ${code}`);
    helps.set(words.join(' '), { words, about: aboutIn(out), flags: flagsIn(out), ...argumentsIn(out) });
    const below = [...section(out, 'Commands').matchAll(/^ {2}([a-z]+)/gm)].map((match) => match[1] ?? '');
    await Promise.all(below.filter((name) => name !== 'help').map((name) => visit([...words, name])));
  };
  await visit([]);
  return new Map([...helps].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What is wrong with a command line, in one sentence; null when the command would understand it. */
export function wrongWith(helps: ReadonlyMap<string, CommandHelp>, words: readonly string[]): string | null {
  let known = 0;
  while (known < words.length && helps.has(words.slice(0, known + 1).join(' '))) known += 1;
  const help = helps.get(words.slice(0, known).join(' '));
  if (help === undefined) return 'no such command';
  let plain = 0;
  for (let at = known; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '-' || !word.startsWith('-')) {
      plain += 1;
      continue;
    }
    const [flag = '', value] = word.split(/=(.*)/s);
    const takesValue = help.flags.get(flag);
    if (takesValue === undefined) return `${help.words.join(' ') || 'vauban'} has no ${flag}`;
    if (takesValue && value === undefined && words[++at] === undefined) return `${flag} needs a value`;
  }
  if (plain > help.most) return `${help.words.join(' ')} takes at most ${help.most} arguments`;
  if (plain < help.least && !words.includes('--help')) return `${help.words.join(' ')} needs an argument`;
  return null;
}

/** The words of a simple shell command: quotes are taken off, comments, pipes and redirections end it. */
export function shellWords(line: string): string[] {
  const words: string[] = [];
  for (const [word] of line.matchAll(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\$\{[^}]*\}|\\.|[^\s"'\\])+/g)) {
    if (/^(?:#.*|[|&;<>]+|>>?.*|2>.*)$/.test(word)) break;
    words.push(word.replaceAll(/"((?:\\.|[^"\\])*)"|'([^']*)'/g, (_, double, single) => double ?? single));
  }
  return words;
}

function section(text: string, title: string): string {
  return new RegExp(`^${title}:\\n((?: .*\\n|\\n(?= ))*)`, 'm').exec(text)?.[1] ?? '';
}

function aboutIn(text: string): string {
  const paragraph = text.split('\n\n')[1] ?? '';
  return paragraph.replaceAll('\n', ' ').trim();
}

function flagsIn(text: string): Map<string, boolean> {
  const flags = new Map<string, boolean>();
  for (const [, short, long = '', value] of text.matchAll(/^ {2}(?:(-\w), )?(--[a-z-]+)( <[^>]+>)?/gm)) {
    for (const flag of [short, long]) if (flag !== undefined) flags.set(flag, value !== undefined);
  }
  return flags;
}

function argumentsIn(text: string): { least: number; most: number } {
  const usage = /^Usage: (.*)$/m.exec(text)?.[1] ?? '';
  const wanted = [...usage.matchAll(/<[^>]+>/g)].length;
  const possible = [...usage.matchAll(/\[(?!options|command)[^\]]+\]/g)].length;
  return { least: wanted, most: /\.\.\.[\]>]/.test(usage) ? Number.POSITIVE_INFINITY : wanted + possible };
}
