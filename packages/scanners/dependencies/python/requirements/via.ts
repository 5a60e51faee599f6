import { normalisedName } from '../package-name.ts';

/** Who asks for a requirement, as pip-compile and uv write it behind it. */
export interface Via {
  /** Normalised names of other requirements. */
  readonly packages: readonly string[];
  /** A manifest or a `.in` file asks for it itself. */
  readonly isDirect: boolean;
}

/** `via flask`, `via` with one name a line below, `via -r base.in`, `via project (pyproject.toml)`; undefined without it. */
export function parseVia(comments: readonly string[]): Via | undefined {
  const start = comments.findIndex((comment) => /^\s*via(?:\s|$)/.test(comment));
  if (start < 0) return undefined;
  const first = (comments[start] as string).trim().slice('via'.length);
  const below: string[] = [];
  for (const comment of comments.slice(start + 1)) {
    if (!/^\s{2,}\S/.test(comment)) break;
    below.push(comment);
  }
  const names = [first, ...below].flatMap((text) => text.split(',')).map((text) => text.trim());
  const packages: string[] = [];
  let isDirect = false;
  for (const name of names) {
    if (name === '' || name.startsWith('-c ')) continue;
    if (name.startsWith('-') || name.includes('(')) isDirect = true;
    else packages.push(normalisedName(name.replace(/\[.*$/, '')));
  }
  return { packages, isDirect };
}
