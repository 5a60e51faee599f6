import { AdvisoryError } from '../advisory-error.ts';

/** The machine itself: needs no encryption and never a proxy. */
export function isLoopback(url: URL): boolean {
  return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(url.hostname);
}

/** An http(s) address, or null when the text is none (then it is a path). Throws for other schemes. */
export function addressIn(text: string): URL | null {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return null;
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new AdvisoryError(
      'usage',
      `${JSON.stringify(text)} is no address. Use one that begins with https://, or a folder.`,
    );
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:' && url.protocol !== 'file:') {
    throw new AdvisoryError('usage', `${url.protocol} is no way to fetch advisories. Use https:// or a folder.`);
  }
  return url;
}

/** For people and files: without credentials, query and fragment. */
export function shownAddress(url: URL): string {
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** `Authorization` for an address with credentials in it. */
export function credentialsOf(url: URL): Record<string, string> {
  if (url.username === '' && url.password === '') return {};
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return { authorization: `Basic ${Buffer.from(pair, 'utf8').toString('base64')}` };
}
