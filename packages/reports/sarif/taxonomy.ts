/** Collects the weaknesses that a run names, as taxa of the one taxonomy `CWE`. */
export class WeaknessTaxonomy {
  readonly #indexes = new Map<string, number>();

  /** `CWE-89` → a reference to its taxon; undefined for what is no weakness. */
  reference(cwe: string): { id: string; index: number; toolComponent: { name: 'CWE'; index: 0 } } | undefined {
    const number = /^CWE-(\d{1,6})$/.exec(cwe)?.[1];
    if (number === undefined) return undefined;
    const index = this.#indexes.get(number) ?? this.#indexes.size;
    this.#indexes.set(number, index);
    return { id: number, index, toolComponent: { name: 'CWE', index: 0 } };
  }

  references(cwes: readonly string[]) {
    return cwes.flatMap((cwe) => this.reference(cwe) ?? []);
  }

  component() {
    return {
      name: 'CWE',
      organization: 'MITRE',
      informationUri: 'https://cwe.mitre.org/',
      shortDescription: { text: 'The Common Weakness Enumeration.' },
      isComprehensive: false,
      taxa: [...this.#indexes.keys()].map((number) => ({
        id: number,
        name: `CWE-${number}`,
        helpUri: `https://cwe.mitre.org/data/definitions/${number}.html`,
      })),
    };
  }
}
