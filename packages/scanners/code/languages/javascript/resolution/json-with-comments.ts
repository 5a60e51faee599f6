/** `tsconfig.json` may have comments and trailing commas; the answer has neither. */
export function withoutComments(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replace(
      /("(?:[^"\\\n]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g,
      (_all, quoted: string | undefined) => quoted ?? ' ',
    )
    .replace(/("(?:[^"\\\n]|\\.)*")|,(?=\s*[\]}])/g, (_all, quoted: string | undefined) => quoted ?? '');
}
