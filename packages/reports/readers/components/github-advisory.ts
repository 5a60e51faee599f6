/** The GitHub advisory that an address points to. */
export function advisoryOfUrl(url: string | null | undefined): string | undefined {
  return /\bGHSA(?:-[0-9a-z]{4}){3}\b/i.exec(url ?? '')?.[0];
}
