/** A whole number of any length: dates and hashes as numbers go beyond what a double holds. */
export type WholeNumber = number | bigint;

/** Exact; JavaScript compares numbers with bigints. Takes ASCII digits only. */
export function wholeNumber(digits: string): WholeNumber {
  if (digits.length <= 15) return Number(digits);
  const text = digits.replace(/^0+(?=\d)/, '');
  return text.length <= 15 ? Number(text) : BigInt(text);
}

/** The order of two values of one kind; texts by UTF-16 code units. */
export function inOrderOf(a: WholeNumber | string, b: WholeNumber | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
