import { relativePath } from '../place.ts';

/** A place of a running application. */
export interface WebPlace {
  /** The address's path without its first slash; `.` for the application itself. */
  readonly path: string;
  /** `https://shop.example.org`, with a port where it is not the usual one. */
  readonly origin: string;
  /** For people: origin and path together. */
  readonly address: string;
}

/** Query and fragment are no part of a place: they change with every request. Null for what is no web address. */
export function webPlace(address: string, base?: string): WebPlace | null {
  let url: URL;
  try {
    url = new URL(address, base);
  } catch {
    return null;
  }
  if (!/^(https?|wss?):$/.test(url.protocol)) return null;
  const path = relativePath(url.pathname) ?? '.';
  return { path, origin: url.origin, address: `${url.origin}/${path === '.' ? '' : path}` };
}

/** A place of a network: the host, then protocol and port where there is one: `192.0.2.4/tcp/443`. */
export function hostPlace(host: string, protocol: string, port: string): string | null {
  const named = relativePath(host.replaceAll(/[\s/\\]/g, '').replaceAll(':', '_'));
  if (named === null) return null;
  return /^[1-9]\d{0,4}$/.test(port) ? `${named}/${protocol.toLowerCase() || 'tcp'}/${port}` : named;
}

/** Text without markup: scanners of the web write their descriptions in HTML. */
export function withoutMarkup(html: string): string {
  return html
    .slice(0, 20_000)
    .replace(/<\/(?:p|li|div|h\d)>|<br\s*\/?>/gi, '\n')
    .replace(/<[^<>]{0,300}>/g, '')
    .replace(/&(lt|gt|quot|apos|amp|nbsp|#39);/g, (_, name: string) => ENTITIES[name] ?? ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", amp: '&' };
