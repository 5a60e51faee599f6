import type { Component, Gap } from '@vauban/domain';

/** A component on one line: what it is, how it is used, where it stands and why it is there. */
export function shortComponent(component: Component): string {
  const { purl, scope, direct, source, location, alias, path } = component;
  const is = direct === true ? 'direct' : direct === false ? 'transitive' : 'unknown';
  const installed = alias === undefined ? '' : ` as ${alias}`;
  return `${purl}${installed} ${scope} ${is} ${source} :${location.line ?? '-'} ${path.join(' > ')}`;
}

export function shortGap({ kind, message }: Gap): string {
  return `${kind}: ${message}`;
}
