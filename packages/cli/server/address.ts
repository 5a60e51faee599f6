import { Problem } from '../command/problem.ts';

/** Where a server is and what may be said of it. */
export interface ServerAddress {
  /** Without a slash at its end. */
  readonly url: string;
  readonly loopback: boolean;
  readonly notes: readonly string[];
}

/** Reads `--server`. Throws a `Problem` for what is no address of a server. */
export function serverAddress(text: string): ServerAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new Problem(`${JSON.stringify(text)} is no address of a server. Write it as https://vauban.example.org.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new Problem('The address of the server holds credentials. Take them out, and put the token in VAUBAN_TOKEN.');
  }
  const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
  const shown = `${url.origin}${url.pathname}`.replace(/\/+$/, '');
  const open = url.protocol === 'http:' && !loopback;
  const notes = open ? [`${shown} is not encrypted: whoever is on the way can read the token and the report.`] : [];
  return { url: shown, loopback, notes };
}
