/** Languages of own code that nobody analyses yet, by the endings of their files. */
export const UNSUPPORTED: readonly { readonly name: string; readonly sources: readonly string[] }[] = [
  { name: 'C or C++', sources: ['*.c', '*.cc', '*.cpp', '*.cxx', '*.m', '*.mm'] },
  { name: 'C#', sources: ['*.cs'] },
  { name: 'Dart', sources: ['*.dart'] },
  { name: 'Elixir', sources: ['*.ex', '*.exs'] },
  { name: 'Go', sources: ['*.go'] },
  { name: 'Java', sources: ['*.java'] },
  { name: 'Kotlin', sources: ['*.kt', '*.kts'] },
  { name: 'PHP', sources: ['*.php', '*.phtml'] },
  { name: 'Ruby', sources: ['*.rb'] },
  { name: 'Rust', sources: ['*.rs'] },
  { name: 'Scala', sources: ['*.scala'] },
  { name: 'Swift', sources: ['*.swift'] },
  { name: 'single-file components', sources: ['*.vue', '*.svelte', '*.astro'] },
];
