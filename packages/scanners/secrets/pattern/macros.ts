/**
 * Words that patterns may use in braces. `{start}` and `{end}` are the edges of a token, also after an escaped line
 * end or a percent-encoded byte; `{is}` stands between a key and its value in any usual language or format.
 */
const MACROS: readonly (readonly [string, string])[] = [
  ['{start}', '(?:(?<![A-Za-z0-9_-])|(?<=\\\\[nrt]|%[0-9A-Fa-f]{2}))'],
  ['{end}', '(?![A-Za-z0-9_])'],
  ['{is}', '\\\\?["\'`\\])]{0,2}[ \\t]{0,12}(?:=>|:=|==|\\|\\||\\?\\?|[=:,>])[ \\t]{0,12}[@(]?\\\\?["\'`]{0,3}'],
  ['{base64}', '[A-Za-z0-9+/]'],
  ['{uuid}', '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}'],
];

export function expandMacros(pattern: string): string {
  return MACROS.reduce((text, [name, meaning]) => text.replaceAll(name, meaning), pattern);
}
