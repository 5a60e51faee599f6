import { readSmallFile } from './small-file.ts';

/** One setting: `remote.origin.url` is section `remote`, subsection `origin`, key `url`. */
export interface GitSetting {
  readonly section: string;
  readonly subsection: string | null;
  readonly key: string;
  readonly value: string;
}

const LARGEST_CONFIG = 4 * 2 ** 20;

export function readGitConfig(path: string): GitSetting[] {
  return parseGitConfig(readSmallFile(path, LARGEST_CONFIG)?.toString('utf8') ?? '');
}

const SECTION = /^[ \t]*\[[ \t]*([A-Za-z0-9.-]+)[ \t]*(?:"((?:[^"\\\n]|\\.)*)")?[ \t]*\]/;
const KEY = /^[ \t]*([A-Za-z][A-Za-z0-9-]*)[ \t]*(?:=|(?=[#;]|$))/;

/**
 * The settings of one file in the syntax of git-config(1), in order. Includes are not followed;
 * a line that git would refuse is passed over. Sections and keys are in lower case, as git compares them.
 */
export function parseGitConfig(text: string): GitSetting[] {
  const settings: GitSetting[] = [];
  let section = '';
  let subsection: string | null = null;
  for (let rest of logicalLines(text)) {
    const header = SECTION.exec(rest);
    if (header) {
      const dot = (header[1] as string).indexOf('.');
      section = (dot < 0 ? (header[1] as string) : (header[1] as string).slice(0, dot)).toLowerCase();
      subsection = dot < 0 ? null : (header[1] as string).slice(dot + 1).toLowerCase();
      if (header[2] !== undefined) subsection = header[2].replace(/\\(.)/g, '$1');
      rest = rest.slice(header[0].length);
    }
    const key = KEY.exec(rest);
    if (key === null || section === '') continue;
    const value = key[0].endsWith('=') ? unquoted(rest.slice(key[0].length)) : 'true';
    settings.push({ section, subsection, key: (key[1] as string).toLowerCase(), value });
  }
  return settings;
}

/** The last value holds, as in git. */
export function settingOf(
  settings: readonly GitSetting[],
  section: string,
  key: string,
  subsection: string | null = null,
) {
  const found = settings.findLast(
    (each) => each.section === section && each.key === key && each.subsection === subsection,
  );
  return found?.value ?? null;
}

/** Text in git-config's syntax, from which git reads the same settings. */
export function writeGitConfig(settings: readonly GitSetting[]): string {
  return settings
    .filter(({ subsection }) => !subsection?.includes('\n'))
    .map(({ section, subsection, key, value }) => {
      const under = subsection === null ? '' : ` ${quoted(subsection)}`;
      return `[${section}${under}]\n\t${key} = ${quoted(value).replaceAll('\n', '\\n')}\n`;
    })
    .join('');
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Lines, where a backslash at the end of one takes the next with it. */
function logicalLines(text: string): string[] {
  const lines: string[] = [];
  let open = false;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    if (open) lines[lines.length - 1] = `${lines.at(-1)}${line}`;
    else lines.push(line);
    open = /(?:^|[^\\])(?:\\\\)*\\$/.test(line);
    if (open) lines[lines.length - 1] = (lines.at(-1) as string).slice(0, -1);
  }
  return lines;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b' };

function unquoted(text: string): string {
  let value = '';
  let kept = 0;
  let inQuotes = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '"') {
      inQuotes = !inQuotes;
      kept = value.length;
    } else if (character === '\\') {
      const next = text[++at] ?? '';
      value += ESCAPES[next] ?? next;
      kept = value.length;
    } else if (!inQuotes && (character === '#' || character === ';')) {
      break;
    } else if (inQuotes || (character !== ' ' && character !== '\t')) {
      value += character;
      kept = value.length;
    } else if (value !== '') {
      value += character;
    }
  }
  return value.slice(0, kept);
}
