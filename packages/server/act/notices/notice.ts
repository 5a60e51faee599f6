/** What a receiver is told about one event: stored in the outbox, sent as the body of a webhook and as the text of a mail. */
export interface Notice {
  readonly schema: 'vauban.notice/1';
  readonly event: {
    readonly sequence: number;
    readonly kind: string;
    /** RFC 3339. */
    readonly at: string;
    readonly actor: { readonly kind: string; readonly id: string | null };
  };
  readonly organisation: string;
  readonly project: { readonly slug: string; readonly name: string } | null;
  /** One line. */
  readonly title: string;
  /** One sentence or name a line. */
  readonly lines: readonly string[];
  /** Below the server's address, with a slash at its beginning. */
  readonly link: string;
  /** The worst ones; `more` counts the rest. */
  readonly vulnerabilities: readonly NamedVulnerability[];
  readonly more: number;
  /** What the kind of event adds; see `notices/texts.ts`. */
  readonly details: Readonly<Record<string, unknown>>;
}

export interface NamedVulnerability {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
  readonly rule: string;
  readonly path: string;
  readonly exploited: string;
  readonly link: string;
}

/** One line without control characters, bounded. */
export function oneLine(text: string, longest = 300): string {
  const line = text
    .slice(0, longest * 4)
    .replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  return line.length > longest ? `${line.slice(0, longest - 1).replace(/\p{Surrogate}$/u, '')}…` : line;
}

export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
