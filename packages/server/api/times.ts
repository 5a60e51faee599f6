/** RFC 3339 in UTC. */
export function iso(time: Date): string {
  return time.toISOString();
}

export function isoOrNull(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}
