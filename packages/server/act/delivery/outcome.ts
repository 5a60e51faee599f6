/** How one try to send ended. */
export type Outcome =
  | { readonly kind: 'sent' }
  /** This message is not taken; others may be. */
  | { readonly kind: 'refused'; readonly problem: string }
  /** The receiver takes nothing now. */
  | { readonly kind: 'unreachable'; readonly problem: string; readonly retryAfterMs?: number }
  /** No try will ever succeed as things stand: a person has to do something. */
  | { readonly kind: 'hopeless'; readonly problem: string };
