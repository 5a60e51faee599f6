/** A Python package's name in its one spelling: lower case, runs of `-`, `_` and `.` as one `-` (PEP 503). */
export function normalisedName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
