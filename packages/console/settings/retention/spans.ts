const SPANS = [30, 90, 180, 365, 730, 1825, 3650];

/** The choices of a field, the one that holds among them; the empty value is for ever. */
export function spansWith(days: number | null): { value: string; label: string }[] {
  const all = days === null || SPANS.includes(days) ? SPANS : [...SPANS, days].sort((a, b) => a - b);
  return [...all.map((one) => ({ value: String(one), label: words(one) })), { value: '', label: 'for ever' }];
}

function words(days: number): string {
  if (days % 365 !== 0) return `${days} days`;
  return days === 365 ? 'a year' : `${days / 365} years`;
}
