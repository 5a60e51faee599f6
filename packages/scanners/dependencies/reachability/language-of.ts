export type SourceLanguage = 'javascript' | 'python';

const LANGUAGES: ReadonlyMap<string, SourceLanguage> = new Map([
  ['npm', 'javascript'],
  ['PyPI', 'python'],
]);

/** In which the packages of an ecosystem are used; null: its sources are not asked. */
export function languageOf(ecosystem: string): SourceLanguage | null {
  return LANGUAGES.get(ecosystem) ?? null;
}
