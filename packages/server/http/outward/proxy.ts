/** The proxy that the environment names for an address (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`); null: none. */
export function proxyFor(url: URL, environment: Readonly<Record<string, string | undefined>>): string | null {
  const read = (name: string) => environment[name.toLowerCase()] || environment[name] || '';
  const proxy = read(url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY');
  if (proxy === '' || !URL.canParse(proxy)) return null;
  const host = url.hostname.toLowerCase();
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const spared = read('NO_PROXY')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [name = '', wantedPort] = entry.replace(/^\*?\./, '.').split(/:(?=\d+$)/);
      if (wantedPort !== undefined && wantedPort !== port) return false;
      return host === name.replace(/^\./, '') || host.endsWith(name.startsWith('.') ? name : `.${name}`);
    });
  return spared ? null : proxy;
}
