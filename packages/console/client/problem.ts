import type { components } from './generated/api.d.ts';

type ProblemDocument = components['schemas']['Problem'];

/** A refusal of the server (RFC 9457), or that it could not be reached (`status` 0). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** The last word of `urn:vauban:problem:<code>`. */
  readonly code: string;
  readonly errors: readonly { readonly at: string; readonly problem: string }[];
  readonly instance: string | undefined;

  constructor(status: number, document: Partial<ProblemDocument>) {
    const title = document.title ?? (status === 0 ? 'The server cannot be reached' : `The server answered ${status}`);
    super(document.detail ?? title);
    this.status = status;
    this.title = title;
    this.detail = document.detail ?? '';
    this.code = document.type?.split(':').at(-1) ?? '';
    this.errors = document.errors ?? [];
    this.instance = document.instance;
  }
}

/** What a thrown thing means to a person. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const detail = error instanceof TypeError ? 'Check the connection, or whether the server still runs.' : String(error);
  return new Problem(0, { detail, ...(error instanceof TypeError ? {} : { title: 'Something went wrong here' }) });
}
