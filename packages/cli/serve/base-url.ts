import { Problem } from '../command/problem.ts';

/** An IPv6 address stands in brackets inside of an address. */
function inAddress(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** How people reach the server, without a slash at its end. Throws a `Problem` for what is no address. */
export function baseUrlOf(given: string | null, host: string, port: number): string {
  if (given === null) return `http://${inAddress(host)}:${port}`;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '' || url.hash !== '') {
    throw new Problem(`${JSON.stringify(given)} is no address for people. Write it as https://vauban.example.org.`);
  }
  if (url.pathname !== '/') throw new Problem(`${given} has a path. Vauban stands at the top of its own host name.`);
  return url.origin;
}

/** How this machine itself reaches what listens at `host`. */
export function localUrl(host: string, port: number): string {
  const own = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${inAddress(own)}:${port}`;
}
