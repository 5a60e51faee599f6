import type { ComponentRef } from '@vauban/domain';
import { PackageURL } from 'packageurl-js';
import { boundText } from '../words.ts';
import { ecosystemOf } from './package-kind.ts';

export interface NamedComponent {
  /** As the tool has it; then the rest of the name comes from it. */
  readonly purl?: string | null | undefined;
  /** Of the purl specification. */
  readonly type: string;
  readonly namespace?: string | undefined;
  /** As the registry writes it: `@scope/name`, `group:artifact`, `vendor/name`. */
  readonly name: string;
  /** Empty where the report does not say. */
  readonly version: string;
  readonly direct?: boolean | 'unknown';
  readonly scope?: ComponentRef['scope'];
  readonly path?: readonly string[];
}

/** A component as a finding names it. */
export function componentRef(named: NamedComponent): ComponentRef {
  const name = boundText(named.name, 300);
  const version = boundText(named.version, 200);
  const given = parsed(named.purl);
  const type = given?.type ?? named.type;
  const [namespace, bare] = given === null ? split(named, name) : [given.namespace, given.name];
  return {
    purl: given?.text ?? purlOf(type, namespace, bare, version),
    ecosystem: ecosystemOf(type, namespace),
    name: given === null ? name : fullName(type, namespace, bare),
    version: version === '' ? (given?.version ?? '') : version,
    direct: named.direct ?? 'unknown',
    scope: named.scope ?? 'unknown',
    path: (named.path ?? []).slice(0, 50),
    reachability: 'unknown',
  };
}

function parsed(text: string | null | undefined) {
  if (typeof text !== 'string' || text === '' || text.length > 2_000) return null;
  try {
    const { type, namespace, name, version } = PackageURL.fromString(text);
    if (type === undefined || name === undefined) return null;
    return { text: text, type, namespace: namespace ?? undefined, name, version: version ?? '' };
  } catch {
    return null;
  }
}

function split({ type, namespace }: NamedComponent, name: string): [string | undefined, string] {
  if (namespace !== undefined) return [namespace, name];
  const separator = type === 'maven' ? ':' : '/';
  const at = name.lastIndexOf(separator);
  const hasNamespace = ['npm', 'maven', 'golang', 'composer', 'swift'].includes(type);
  if (!hasNamespace || at <= 0) return [undefined, type === 'pypi' ? normalisedPython(name) : name];
  return [name.slice(0, at), name.slice(at + 1)];
}

/** PEP 503. */
function normalisedPython(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

function fullName(type: string, namespace: string | undefined, name: string): string {
  const isDistribution = type === 'deb' || type === 'apk' || type === 'rpm';
  if (namespace === undefined || isDistribution) return name;
  return `${namespace}${type === 'maven' ? ':' : '/'}${name}`;
}

/** Names that the specification refuses get a purl in its manner. */
function purlOf(type: string, namespace: string | undefined, name: string, version: string): string {
  try {
    return new PackageURL(type, namespace, name, version === '' ? undefined : version).toString();
  } catch {
    const path = [namespace, name].filter((part) => part !== undefined && part !== '').map(encoded);
    return `pkg:${type}/${path.join('/')}${version === '' ? '' : `@${encoded(version)}`}`;
  }
}

/** A lone surrogate becomes the replacement character, which can be encoded. */
function encoded(text: string | undefined): string {
  return encodeURIComponent(Buffer.from(text ?? '').toString('utf8'));
}
