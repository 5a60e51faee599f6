import { MASK } from '@vauban/domain';

/** What a comment says after the word `vauban-ignore`. */
export interface Claim {
  readonly rule: string;
  readonly until: string | null;
  readonly reason: string | null;
  readonly problem: string | null;
}

const LONGEST_RULE = 200;
const LONGEST_REASON = 500;
const FORM = 'write "vauban-ignore RULE until YYYY-MM-DD: reason"';
/** `secrets/github-token`, `CVE-2021-44906`, `GHSA-…`: what rules and advisories are called, and words of prose are not. */
const LIKE_A_RULE = /\/|^[A-Z]{2,}-\w/;
const TOKEN = /[\w+=-]{20,}/g;

/**
 * Reads `RULE until YYYY-MM-DD: reason`. Null for prose: text that neither names something like a rule nor says until
 * when, and examples that leave the date open.
 */
export function readClaim(text: string): Claim | null {
  if (text === '' || text.startsWith(':'))
    return { rule: '', until: null, reason: null, problem: `It names no rule: ${FORM}.` };
  const [, rule = '', rest = ''] = /^([^\s:]+)(.*)$/s.exec(text) ?? [];
  const [, until = null, afterUntil = null] = /^\s+until\b\s*([^\s:]*)(.*)$/s.exec(rest) ?? [];
  if (rule.length > LONGEST_RULE || text.includes('YYYY-MM-DD')) return null;
  if (until === null && !LIKE_A_RULE.test(rule)) return null;
  const reason = reasonIn(afterUntil ?? rest);
  const claim = { rule, until: until !== null && isDate(until) ? until : null, reason };
  if (until === null) return { ...claim, problem: `It has no end: ${FORM}.` };
  if (claim.until === null) return { ...claim, problem: `It has no date that exists after "until": ${FORM}.` };
  return { ...claim, problem: reason === null ? `It gives no reason: ${FORM}.` : null };
}

function reasonIn(rest: string): string | null {
  const reason = /^\s*:\s*(.*)$/s.exec(rest)?.[1]?.trim() ?? '';
  return reason === '' ? null : withoutTokens(reason).slice(0, LONGEST_REASON);
}

/** A reason is shown to people; nobody should find a secret in it that somebody pasted. */
function withoutTokens(reason: string): string {
  return reason.replace(TOKEN, (token) =>
    /\d/.test(token) && /[A-Za-z]/.test(token) ? `${token.slice(0, 4)}${MASK}` : token,
  );
}

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.toISOString().startsWith(text);
}
