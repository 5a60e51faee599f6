/** How an ecosystem orders its versions. */
export interface VersionOrder {
  /** Whether this is SemVer's own order. */
  readonly semver: boolean;
  valid(text: string): boolean;
  /** Of two valid texts; throws for others. */
  compare(a: string, b: string): number;
  /** The same, null where one of the texts is no version. */
  compareIfValid(a: string, b: string): number | null;
  /** The same text for equal versions, so that lists can be searched; null for what is no version. */
  canonical(text: string): string | null;
  /** An advisory's bound as a valid version: feeds write `1.2` where the registry would say `1.2.0`. Null: hopeless. */
  bound(text: string): string | null;
}

/** An order from a parser; parsed versions are remembered, because advisories repeat the same few. */
export function orderFrom<V>(
  parse: (text: string) => V | null,
  compareParsed: (a: V, b: V) => number,
  canonical: (version: V) => string,
  bound: (text: string) => string,
  semver = false,
): VersionOrder {
  const known = new Map<string, V | null>();
  const parsed = (text: string): V | null => {
    let version = known.get(text);
    if (version === undefined) {
      if (known.size >= 20_000) known.clear();
      version = parse(text);
      known.set(text, version);
    }
    return version;
  };
  const compareIfValid = (a: string, b: string): number | null => {
    const left = parsed(a);
    if (left === null) return null;
    const right = parsed(b);
    return right === null ? null : compareParsed(left, right);
  };
  return {
    semver,
    valid: (text) => parsed(text) !== null,
    compare(a, b) {
      const step = compareIfValid(a, b);
      if (step === null) throw new TypeError('compare() of what is no version');
      return step;
    },
    compareIfValid,
    canonical(text) {
      const version = parsed(text);
      return version === null ? null : canonical(version);
    },
    bound(text) {
      if (parsed(text) !== null) return text;
      const repaired = bound(text);
      return parsed(repaired) === null ? null : repaired;
    },
  };
}
