import { safeText } from '../text/safe-text.ts';

/** Keeps a code host from seeing a mention, a reference or a bare address; it has no width. */
const BREAK = '&#8203;';
const PUNCTUATION = /[&<>"'`*_[\]|~\\#@!$^{}]/g;

/**
 * Text of a target as Markdown text that shows exactly that: no HTML, no link, no formatting, no table cell, no
 * mention of a person and no reference to an issue. It is one line.
 */
export function text(raw: string): string {
  return inert(raw)
    .replace(/(&#(?:64|35|33|126|36|94);)(?=\w)/g, `$1${BREAK}`)
    .replace(/:\/\//g, `:${BREAK}//`)
    .replace(/\bwww\./gi, (address) => `${address.slice(0, 3)}${BREAK}.`)
    .replace(/\bGH-(?=\d)/gi, (reference) => `${reference}${BREAK}`);
}

/** The same as code: code hosts look for neither mentions nor references there. */
export function code(raw: string): string {
  return `<code>${inert(raw)}</code>`;
}

/** Every character that Markdown or HTML gives a meaning to, as an entity, which has none (CommonMark 0.31, 2.5). */
function inert(raw: string): string {
  return safeText(raw).replace(PUNCTUATION, (character) => `&#${character.charCodeAt(0)};`);
}
