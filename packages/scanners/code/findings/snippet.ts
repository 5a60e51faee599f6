import { boundSnippet, MASK } from '@vauban/domain';

const NAMED =
  /((?:passw|passphrase|passcode|pwd|secret|token|api_?key|credential|private_?key)\w*["'`]?\s*(?:=>|[:=(,])\s*(?:[A-Za-z_$][\w$.]*\s*\(\s*)?)(["'`])([^\s"'`(){}$]{4,400})\2/gi;
const RANDOM = /(["'`])([A-Za-z0-9+/=_~.-]{20,4000})\1/g;
const IN_ADDRESS = /(:\/\/[^\s/:@"'`]{1,200}:)([^\s/@"'`]{1,400})(@)/g;

/**
 * A line of code as it may be shown, bounded. Secrets that the secrets scanner knows are no longer in it; what else looks
 * like one is masked here.
 */
export function codeSnippet(line: string, column: number): string {
  return boundSnippet(masked(line.slice(Math.max(0, column - 4000), column + 4000)), Math.min(column, 4000));
}

/** A text of a few words in which no secret stands whole. */
export function masked(text: string): string {
  return text
    .replace(NAMED, (_, before: string, quote: string) => `${before}${quote}${MASK}${quote}`)
    .replace(RANDOM, (whole, quote: string, value: string) => (looksRandom(value) ? `${quote}${MASK}${quote}` : whole))
    .replace(IN_ADDRESS, `$1${MASK}$3`);
}

function looksRandom(value: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(value)).length;
  const turns = value.match(/[a-zA-Z]\d|\d[a-zA-Z]/g)?.length ?? 0;
  return (kinds === 3 && turns >= 2) || turns >= 5;
}
