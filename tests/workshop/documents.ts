import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const top = fileURLToPath(new URL('../..', import.meta.url));

/** A fenced block of a document. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** The comment right before it, such as `checked: vauban scan docs/example`; empty when there is none. */
  readonly note: string;
  readonly line: number;
}

export interface Document {
  /** From the repository's top. */
  readonly path: string;
  readonly text: string;
  /** The text outside of fenced blocks. */
  readonly prose: string;
  readonly blocks: readonly Block[];
}

/** Every document of the repository that people read, but the licences of others. */
export function documents(): Document[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', '*.md'], {
    cwd: top,
    encoding: 'utf8',
  });
  return listed
    .split('\0')
    .filter((path) => path !== '' && !path.includes('/fixtures/') && path !== 'THIRD-PARTY-NOTICES.md')
    .sort()
    .map(readDocument);
}

export function readDocument(path: string): Document {
  const text = readFileSync(join(top, path), 'utf8');
  const blocks: Block[] = [];
  const prose: string[] = [];
  let open: { language: string; lines: string[]; note: string; line: number } | null = null;
  let note = '';
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^```(\w*)$/.exec(line);
    if (open !== null && line === '```') {
      blocks.push({ language: open.language, text: open.lines.join('\n'), note: open.note, line: open.line });
      open = null;
    } else if (open !== null) open.lines.push(line);
    else if (fence !== null) open = { language: fence[1] ?? '', lines: [], note, line: index + 1 };
    else prose.push(line);
    note = /^<!-- (.*) -->$/.exec(line)?.[1] ?? '';
  }
  if (open !== null) throw new Error(`${path}: the block at line ${open.line} has no end`);
  return { path, text, prose: prose.join('\n'), blocks };
}

/** The rows of the table that follows a comment, cells without white space around them. */
export function tableAfter({ text }: Document, note: string): string[][] {
  const rest = text.split(`<!-- ${note} -->\n`)[1];
  if (rest === undefined) throw new Error(`no table is marked ${note}`);
  const rows = /^(?:\|.*\|\n)+/.exec(rest)?.[0].trim().split('\n').slice(2) ?? [];
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
}

/** The anchors of a document's headings, as code hosts make them. */
export function anchors({ prose }: Document): Set<string> {
  return new Set(
    [...prose.matchAll(/^#{1,6} (.*)$/gm)].map((match) =>
      (match[1] ?? '')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** Links and images of a document that lead into the repository: the target's path, and the anchor or null. */
export function innerLinks({ path, prose }: Document): { link: string; target: string; anchor: string | null }[] {
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] ?? '')
    .filter((link) => !/^(?:https?|mailto):/.test(link))
    .map((link) => {
      const [file = '', anchor = null] = link.split('#');
      return { link, target: file === '' ? path : join(dirname(path), file), anchor };
    });
}

/** What stands in backticks and names a path of this repository. */
export function namedPaths({ prose }: Document): string[] {
  return [...prose.matchAll(/`([^`\n]+)`/g)]
    .map((match) => match[1] ?? '')
    .filter((text) =>
      /^(?:packages|docs|tests|scripts|schemas|bench)\/[\w./@-]+$|^\.dependency-cruiser\.cjs$/.test(text),
    );
}
