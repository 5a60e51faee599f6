/** The page of a one-time link. The secret stands behind `#`, which browsers do not send: it gets into no log. */
export function welcomeLink(baseUrl: string, secret: string): string {
  return `${baseUrl}/welcome#${secret}`;
}
