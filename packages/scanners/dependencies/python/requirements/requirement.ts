import type { ComponentSource } from '@vauban/domain';
import { cleanUrl } from '../../text/clean-url.ts';

const LONGEST = 4096;

/** What one requirement asks for (PEP 508, and pip's own forms). Markers are not judged: every branch counts. */
export type Requirement =
  | { readonly kind: 'named'; readonly name: string; readonly pin: string | undefined }
  | {
      readonly kind: 'sourced';
      readonly name: string | undefined;
      readonly version: string | undefined;
      readonly source: ComponentSource;
      readonly address: string;
    }
  | { readonly kind: 'conda'; readonly name: string; readonly version: string }
  | { readonly kind: 'broken' };

const NAME = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*/;
const VCS = /^(?:git|hg|svn|bzr)\+/;
const ARCHIVE = /\.(?:whl|zip|tar\.gz|tgz|tar\.bz2|tar\.xz|tar)$/i;
const SPECIFIER = /^(===|==|~=|!=|<=|>=|<|>)\s*([^\s,;]+)$/;

/** `text` is one requirement without its options. */
export function parseRequirement(text: string): Requirement {
  if (text.length > LONGEST) return { kind: 'broken' };
  if (VCS.test(text) || /^[a-z][a-z0-9+.-]*:\/\//i.test(text) || text.startsWith('file:'))
    return sourced(withoutMarker(text));
  if (/^\.{0,2}\//.test(text) || /^\.{1,2}(?:$|\[)/.test(text) || /^[A-Za-z]:[\\/]/.test(text))
    return sourced(withoutMarker(text));
  const head = NAME.exec(text);
  if (head === null) return { kind: 'broken' };
  const name = head[1] as string;
  const rest = text.slice(head[0].length);
  if (rest.startsWith('@')) return sourced(withoutMarker(rest.slice(1).trim()), name);
  if (rest.startsWith('/') || ARCHIVE.test(withoutMarker(text))) return sourced(withoutMarker(text));
  return named(name, rest);
}

function named(name: string, rest: string): Requirement {
  const [wanted] = rest.split(';', 1) as [string];
  const conda = /^=([0-9A-Za-z][^=\s]*)(?:=\S+)?$/.exec(wanted.trim());
  if (conda !== null) return { kind: 'conda', name, version: conda[1] as string };
  const specifiers = wanted
    .trim()
    .replace(/^\((.*)\)$/s, '$1')
    .trim();
  if (specifiers === '') return { kind: 'named', name, pin: undefined };
  let pin: string | undefined;
  for (const part of specifiers.split(',')) {
    const match = SPECIFIER.exec(part.trim());
    if (match === null && part.trim() !== '') return { kind: 'broken' };
    if (match !== null && (match[1] as string).startsWith('==') && !match[2]?.includes('*')) pin ??= match[2];
  }
  return { kind: 'named', name, pin };
}

function withoutMarker(text: string): string {
  const mark = /\s;/.exec(text);
  return (mark === null ? text : text.slice(0, mark.index)).trim();
}

function sourced(address: string, known?: string): Requirement {
  const fragment = /#(?:.*&)?egg=([^&[]+)/.exec(address)?.[1];
  const bare = (address.split('#', 1)[0] as string).split('?', 1)[0] as string;
  const isVcs = VCS.test(address);
  const file = isVcs ? undefined : wheelOrArchive(bare.slice(bare.lastIndexOf('/') + 1));
  const source = isVcs ? 'git' : /^https?:/i.test(address) ? 'url' : ARCHIVE.test(bare) ? 'file' : 'link';
  const reference = isVcs ? /(?<!\/)@([^@/]+)$/.exec(bare.slice(bare.indexOf('://') + 3))?.[1] : undefined;
  const name = known ?? fragment ?? file?.name;
  return { kind: 'sourced', name, version: file?.version ?? reference, source, address: cleanUrl(address) };
}

/** `name-1.0-py3-none-any.whl`, `name-1.0.tar.gz` */
function wheelOrArchive(file: string): { name: string; version: string } | undefined {
  const match =
    /^([A-Za-z0-9][A-Za-z0-9._]*(?:-[A-Za-z_][A-Za-z0-9._]*)*)-(\d[A-Za-z0-9.+!]*)(?:-[^/]*)?\.(?:whl|zip|tar\.gz|tgz)$/.exec(
      file,
    );
  return match === null ? undefined : { name: match[1] as string, version: match[2] as string };
}
