import type { ReadInput } from '../../../contract/scanner.ts';
import { snippet } from '../../text/bounded.ts';
import { cleanUrl } from '../../text/clean-url.ts';
import { normalisedName } from '../package-name.ts';
import { decodeText } from './decode-text.ts';
import { type RequirementLine, writeRequirements } from './facts.ts';
import { type LogicalLine, logicalLines } from './logical-lines.ts';
import { parseRequirement } from './requirement.ts';
import { parseVia } from './via.ts';

/** requirements.txt as pip reads it: pins, hashes, markers, extras, includes, constraints, editable and sourced entries. */
export function readRequirements(input: ReadInput): Uint8Array {
  return writeRequirements(requirementLines(input));
}

/** A text file of another name, which counts only when a requirements file includes it; null when it holds no pin. */
export function readIncludedRequirements(input: ReadInput): Uint8Array | null {
  const lines = requirementLines(input);
  const broken = lines.filter((line) => line.kind === 'broken').length;
  const isRequirements = lines.some((line) => line.version !== undefined) && broken * 4 <= lines.length;
  return isRequirements ? writeRequirements(lines) : null;
}

function requirementLines(input: ReadInput): RequirementLine[] {
  const lines = logicalLines(decodeText(input.bytes), input.spend);
  return lines.map(readLine).filter((line) => line !== null);
}

function readLine({ line, text, comments }: LogicalLine): RequirementLine | null {
  if (text.startsWith('@EXPLICIT')) return null;
  if (text.startsWith('-')) return readOption(line, text);
  const [wanted, options] = splitOptions(text);
  return readRequirement(line, wanted, options, comments);
}

/** `-r other.txt`, `--constraint=other.txt`, `-e ./here`; other options say nothing about components. */
function readOption(line: number, text: string): RequirementLine | null {
  const include = /^(?:-r|--requirement)(?:\s*=\s*|\s+|(?<=-r))(\S.*)$/.exec(text);
  const constraint = /^(?:-c|--constraint)(?:\s*=\s*|\s+|(?<=-c))(\S.*)$/.exec(text);
  const path = include?.[1] ?? constraint?.[1];
  if (path !== undefined) {
    const address = cleanUrl(unquoted(path.trim()));
    return {
      kind: include === null ? 'constraint' : 'include',
      line,
      shown: snippet(cleanedOption(text, address)),
      address,
    };
  }
  const editable = /^(?:-e|--editable)(?:\s*=\s*|\s+)(\S.*)$/.exec(text)?.[1];
  if (editable === undefined) return null;
  const [wanted, options] = splitOptions(unquoted(editable));
  const found = readRequirement(line, wanted, options, []);
  // `-e here` names a folder, not a package
  if (found.kind !== 'named') return found;
  return { kind: 'sourced', line, shown: snippet(text), source: 'link', address: wanted };
}

function readRequirement(line: number, wanted: string, options: string, comments: readonly string[]): RequirementLine {
  const found = parseRequirement(wanted);
  const via = parseVia(comments);
  const hash = /--hash[=\s]\s*([a-z0-9]+:[0-9a-fA-F]{32,128})/.exec(options)?.[1];
  const common = { line, ...(hash === undefined ? {} : { hash }), ...(via === undefined ? {} : { via }) };
  if (found.kind === 'broken') return { kind: 'broken', line, shown: '' };
  if (found.kind === 'sourced') {
    const { source, address, version } = found;
    return {
      kind: 'sourced',
      ...common,
      shown: snippet(address),
      source,
      address,
      ...(found.name === undefined ? {} : { name: normalisedName(found.name) }),
      ...(version === undefined ? {} : { version }),
    };
  }
  const version = found.kind === 'conda' ? found.version : found.pin;
  const name = normalisedName(found.name);
  return { kind: found.kind, ...common, shown: snippet(wanted), name, ...(version === undefined ? {} : { version }) };
}

/** pip ends the requirement at the first word that begins with `-`. */
function splitOptions(text: string): [string, string] {
  const start = /\s-/.exec(text);
  return start === null ? [text.trim(), ''] : [text.slice(0, start.index).trim(), text.slice(start.index)];
}

function unquoted(text: string): string {
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
}

function cleanedOption(text: string, address: string): string {
  return `${/^-+[a-z]+?(?=[\s=]|$)/.exec(text)?.[0] ?? text.slice(0, 2)} ${address}`;
}
