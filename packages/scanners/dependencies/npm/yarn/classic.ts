import type { ComponentSource } from '@vauban/domain';
import { Unreadable } from '../../../contract/scanner.ts';
import { placeIn } from '../../graph/place.ts';
import { snippet } from '../../text/bounded.ts';
import { cleanUrl } from '../../text/clean-url.ts';
import { cleanDescriptor, splitDescriptor, type YarnEntry, type YarnLockfile, type YarnNeed } from './lockfile.ts';

const FIELD = /^ {2}("(?:[^"\\]|\\.)*"|[^\s":]+):?\s+(.+)$/;
const NEED = /^ {4}("(?:[^"\\]|\\.)*"|[^\s":]+):?\s+(.+)$/;
const SECTION = /^ {2}("(?:[^"\\]|\\.)*"|[^\s":]+):$/;
const GIT = /^(?:git[+:@]|git:|ssh:|github:|gitlab:|bitbucket:|gist:)|\.git(?:#|$)/;
const GIT_HOST = /^https:\/\/(?:codeload\.github\.com|gitlab\.com|bitbucket\.org)\//;

interface Open {
  readonly descriptors: readonly string[];
  readonly fields: Map<string, string>;
  readonly needs: YarnNeed[];
  readonly line: number;
  readonly snippet: string;
  section: string;
}

/** yarn.lock of Yarn 1: entries with two and four blanks of indentation. Throws `Unreadable` with the line. */
export function readClassicLock(text: string, spend: (steps: number) => void): YarnLockfile {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  spend(lines.length);
  const entries: YarnEntry[] = [];
  let open: Open | null = null;
  for (const [i, line] of lines.entries()) {
    const format = /^# yarn lockfile v(\S+)/.exec(line)?.[1];
    if (format !== undefined && format !== '1')
      return { unknownFormat: `lockfile version ${snippet(format)}`, isBerry: false, entries: [] };
    if (/^\s*(?:#|$)/.test(line)) continue;
    if (!line.startsWith(' ')) {
      if (open !== null) entries.push(closed(open));
      open = opened(line, i + 1);
    } else if (open === null || !readInside(open, line)) {
      throw new Unreadable('this is no line of a yarn.lock', i + 1);
    }
  }
  if (open !== null) entries.push(closed(open));
  return { unknownFormat: undefined, isBerry: false, entries };
}

function opened(line: string, at: number): Open {
  if (/^(?:<{7}|={7}|>{7})/.test(line)) throw new Unreadable('a merge conflict was left in it', at);
  if (!line.endsWith(':')) throw new Unreadable('this is no line of a yarn.lock', at);
  const descriptors = [...line.slice(0, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^\s,"][^,"]*)/g)].map((match) =>
    (match[1] ?? match[2] ?? '').trim(),
  );
  if (descriptors.length === 0) throw new Unreadable('an entry has no name', at);
  return {
    descriptors,
    fields: new Map(),
    needs: [],
    line: at,
    snippet: placeIn([line], { line: 1, column: 1 }).snippet,
    section: '',
  };
}

/** False when the line fits nowhere. */
function readInside(open: Open, line: string): boolean {
  const section = SECTION.exec(line)?.[1];
  if (section !== undefined) {
    open.section = bare(section);
    return true;
  }
  const need = NEED.exec(line);
  if (need !== null) {
    const isOptional = open.section === 'optionalDependencies';
    if (isOptional || open.section === 'dependencies')
      open.needs.push({ descriptor: `${bare(need[1] as string)}@${bare((need[2] as string).trim())}`, isOptional });
    return true;
  }
  const field = FIELD.exec(line);
  if (field === null) return false;
  open.section = '';
  open.fields.set(bare(field[1] as string), bare((field[2] as string).trim()));
  return true;
}

function closed(open: Open): YarnEntry {
  const { fields, descriptors, needs, line } = open;
  const { name, range } = splitDescriptor(descriptors[0] as string);
  const resolved = fields.get('resolved');
  const { source, address } = originOf(range, resolved);
  return {
    descriptors: descriptors.map(cleanDescriptor),
    name: range.startsWith('npm:') ? realName(range, name) : name,
    version: fields.get('version') ?? '',
    source,
    address: address === undefined ? undefined : cleanUrl(address),
    resolved: resolved === undefined ? undefined : cleanUrl(resolved.replace(/#[0-9a-f]{40}$/, '')),
    integrity: fields.get('integrity'),
    folder: undefined,
    line,
    snippet: open.snippet,
    needs: needs.map((need) => ({ ...need, descriptor: cleanDescriptor(need.descriptor) })),
  };
}

/** Of an alias: `npm:real@^1.0.0`, or `npm:^1.0.0` for the name itself. */
function realName(range: string, name: string): string {
  const at = range.lastIndexOf('@');
  return at > 'npm:'.length ? range.slice('npm:'.length, at) : name;
}

function originOf(range: string, resolved: string | undefined): { source: ComponentSource; address?: string } {
  if (range.startsWith('link:') || range.startsWith('portal:')) return { source: 'link', address: range };
  if (range.startsWith('file:') || /^\.{0,2}\//.test(range)) {
    const isArchive = /\.(?:tgz|tar|tar\.gz)(?:#|$)/i.test(range);
    return { source: isArchive ? 'file' : 'link', address: range };
  }
  if (resolved === undefined) return { source: 'registry' };
  const isAddress = /^https?:/.test(range);
  const isShort = /^[\w.-]+\/[\w.-]+(?:#.*)?$/.test(range);
  if (GIT.test(resolved) || GIT.test(range) || ((isAddress || isShort) && GIT_HOST.test(resolved)))
    return { source: 'git', address: resolved };
  return isAddress ? { source: 'url', address: resolved } : { source: 'registry' };
}

/** Without quotes. */
function bare(text: string): string {
  if (!text.startsWith('"') || !text.endsWith('"') || text.length < 2) return text;
  return text.slice(1, -1).replace(/\\(.)/g, '$1');
}
