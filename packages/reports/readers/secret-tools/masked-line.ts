import { boundSnippet, MASK, maskSecret } from '@vauban/domain';

/**
 * The line with the secret masked; null when the secret cannot be found in it, so that nothing is shown that might hold
 * it. A secret of several lines leaves no snippet.
 */
export function maskedLine(line: string, secret: string): string | null {
  const value = secret.trim();
  if (value === '' || /[\r\n]/.test(value)) return null;
  const found = line.split(/\r?\n/).find((text) => text.includes(value));
  if (found === undefined) return null;
  const at = found.indexOf(value);
  return boundSnippet(maskSecret(found, at, at + value.length).trim());
}

/** What stands in quotes or after an assignment is taken for the value: of tools that do not say which part it is. */
export function withoutValues(text: string): string {
  return text
    .replace(/(["'`])(?:\\.|(?!\1)[^\\\r\n]){3,500}\1/g, (_, quote: string) => `${quote}${MASK}${quote}`)
    .replace(/([:=]\s*)(?![*"'`])[^\s"'`,;)\]}<>*]{6,}/g, (whole, before: string) =>
      looksLikeValue(whole.slice(before.length)) ? before + MASK : whole,
    )
    .replace(/(?<![\w/+=-])[\w/+=-]{20,}(?![\w/+=-])/g, (word) => (looksLikeValue(word) ? MASK : word));
}

/** Words of a sentence and names have no digits among their letters. */
function looksLikeValue(word: string): boolean {
  return /\d/.test(word) && /[A-Za-z]/.test(word);
}
