const REDACTED = '[redacted]';
const SECRET_NAME =
  /pass(?:word|wd|phrase)|secret|token(?!Id)|authori[sz]ation|cookie|api[-_]?key|private[-_]?key|csrf|credential|signature|sealed/i;
const LONGEST = 2000;
const MOST_MEMBERS = 50;
const DEEPEST = 5;

/** A copy of what is to be logged: values under a secret's name cut out, everything bounded, only plain data. */
export function redacted(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value !== 'object') return typeof value === 'function' ? undefined : value;
  if (value instanceof Error) return errorFacts(value, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth >= DEEPEST) return '[deeper]';
  if (Array.isArray(value)) return value.slice(0, MOST_MEMBERS).map((member) => redacted(member, depth + 1));
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return `[${prototype.constructor?.name ?? 'object'}]`;
  const members = Object.entries(value).slice(0, MOST_MEMBERS);
  return Object.fromEntries(
    members.map(([name, member]) => [name, SECRET_NAME.test(name) ? REDACTED : redacted(member, depth + 1)]),
  );
}

/** What a log keeps of an error: never its other members, which may hold rows or whole requests. */
function errorFacts(error: Error, depth: number): object {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return {
    type: error.name,
    message: redacted(error.message),
    ...(typeof code === 'string' && { code }),
    ...(typeof error.stack === 'string' && { stack: redacted(error.stack) }),
    ...(cause instanceof Error && depth < DEEPEST && { cause: errorFacts(cause, depth + 1) }),
  };
}

/** What looks like a credential in a text, whatever its name: the last net, over the finished line. */
const IN_TEXT: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${REDACTED}`],
  [/:\/\/[^\s/@"\\]*:[^\s/@"\\]*@/g, `://${REDACTED}@`],
  [/([?&](?:token|key|secret|password|code|signature|state)=)[^&\s"\\]+/gi, `$1${REDACTED}`],
  // this server's own sessions, tokens and links are 32 random bytes as base64url
  [/(?<![\w-])[\w-]{43}(?![\w-])/g, REDACTED],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|(?="))/g, REDACTED],
];

export function withoutCredentials(line: string): string {
  let clean = line;
  for (const [pattern, instead] of IN_TEXT) clean = clean.replace(pattern, instead);
  return clean;
}
