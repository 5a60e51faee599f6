/** Every problem that an answer may name: `urn:vauban:problem:<code>`. Codes never change. */
export const PROBLEMS = {
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'wrong-credentials': { status: 401, title: 'E-mail or password is wrong' },
  'code-needed': { status: 401, title: 'A one-time code is needed' },
  'wrong-code': { status: 401, title: 'The code is wrong, or was used' },
  'step-over': { status: 410, title: 'The sign-in took too long, or was ended' },
  'sign-on-failed': { status: 401, title: 'The sign-in at the provider did not work' },
  'sign-on-refused': { status: 403, title: 'The provider knows you, but you may not come in here' },
  'provider-away': { status: 502, title: 'The provider of the sign-in cannot be reached' },
  'second-proof-needed': { status: 403, title: 'A password alone is not enough here' },
  'sign-in-again': { status: 403, title: 'Sign in again first' },
  'last-way-in': { status: 409, title: 'It is the only way in' },
  'not-allowed': { status: 403, title: 'This is not allowed' },
  'token-scope': { status: 403, title: 'The token may not be used for this' },
  'csrf-token': { status: 403, title: 'The request does not prove that it comes from the console' },
  'foreign-origin': { status: 403, title: 'The request comes from another site' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This address does not do that' },
  'link-used': { status: 410, title: 'The link was used, or its time is over' },
  'not-kept': { status: 410, title: 'It is not kept any more' },
  'already-exists': { status: 409, title: 'There is one already' },
  'changed-meanwhile': { status: 409, title: 'It was changed in between' },
  'last-administrator': { status: 409, title: 'Somebody must stay administrator' },
  'upload-offset': { status: 409, title: 'The bytes do not begin where the upload stands' },
  'upload-finished': { status: 409, title: 'The upload takes no more bytes' },
  'idempotency-key': { status: 409, title: 'The key was used for something else' },
  'decision-ended': { status: 409, title: 'The decision has ended' },
  'bad-request': { status: 400, title: 'The request cannot be read' },
  invalid: { status: 422, title: 'The request is not right' },
  'weak-password': { status: 422, title: 'The password is too easy' },
  'bad-policy': { status: 422, title: 'The policy cannot be judged with' },
  'report-unreadable': { status: 422, title: 'The report cannot be read' },
  'report-truncated': { status: 422, title: 'The report is not whole' },
  'report-refused': { status: 422, title: 'The report cannot be recorded' },
  'address-refused': { status: 422, title: 'The address may not be used' },
  'too-large': { status: 413, title: 'That is too large' },
  'media-type': { status: 415, title: 'The content type is not one that is read here' },
  'too-many': { status: 429, title: 'Too many requests' },
  'slow-down': { status: 429, title: 'Too many wrong passwords' },
  internal: { status: 500, title: 'Something went wrong here' },
  'store-away': { status: 503, title: 'The database cannot be reached' },
  'store-full': { status: 507, title: 'There is no space left' },
  busy: { status: 503, title: 'Too much at once' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** A problem for whoever asked; `detail` is one sentence with a way out. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    code: ProblemCode,
    detail?: string,
    more: { headers?: Record<string, string>; members?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(detail ?? PROBLEMS[code].title, { cause: more.cause });
    this.name = 'Problem';
    this.code = code;
    this.detail = detail;
    this.headers = more.headers ?? {};
    this.members = more.members ?? {};
  }
}

/** `Retry-After` in whole seconds. */
export function retryAfter(milliseconds: number): Record<string, string> {
  return { 'retry-after': String(Math.max(1, Math.ceil(milliseconds / 1000))) };
}
