import { LANGUAGES } from '../../code/languages/languages.ts';
import type { Ecosystem, Format } from '../ecosystem.ts';
import { openGrammar, readMentions, readSource } from './source-reader.ts';

const LARGEST = 20_000_000;

/** Settings that are programs: what they name as text is loaded as well. */
const SETTINGS = [
  '*.config.js',
  '*.config.cjs',
  '*.config.mjs',
  '*.config.ts',
  '*.config.mts',
  '*.conf.js',
  '.*rc.js',
  '.*rc.cjs',
  '.*rc.mjs',
  'gulpfile*',
  'Gruntfile*',
  'webpack.*.js',
  'vite.*.ts',
  'rollup.*.js',
];

/** Texts that name what they load in quotes, and that no grammar here reads. */
const QUOTING = [
  ...['*.vue', '*.svelte', '*.astro', '*.mdx', '*.coffee', '*.litcoffee', '*.ls', '*.marko'],
  ...['*.html', '*.htm', '*.ejs', '*.hbs', '*.pug', '*.jade', '*.njk', '*.scss', '*.sass', '*.less'],
  ...['babel.config.json', 'jest.config.json', 'angular.json', 'project.json', 'nx.json', 'lerna.json', 'deno.json'],
  ...['tsconfig.json', 'tsconfig.*.json', 'jsconfig.json', 'vercel.json', 'import_map.json', 'importmap.json'],
];

/** Settings of tools, and what starts programs. */
const NAMING = [
  ...['*.ipynb', '*.pyx', '*.ini', '*.cfg', '*.yml', '*.yaml'],
  ...['.babelrc', '.eslintrc', '.*rc.json', '.*rc.yml', '.*rc.yaml', '.mocharc', '.postcssrc', '.swcrc', '.nycrc'],
  ...['Procfile', 'Dockerfile', 'Dockerfile.*', '*.Dockerfile', '*.sh', '*.bash', 'Makefile', 'justfile', '*.mk'],
  ...['*.service', 'Vagrantfile', '*.bat', '*.ps1', '*.nomad'],
];

/** Kinds of files that may name packages and are not parsed. */
export const MENTIONS = ['mentions in quotes', 'mentions'] as const;

/** Kinds of files that are sources of a language. */
export function sourceKinds(language: string): readonly string[] {
  return SOURCES.filter((source) => source.language === language).map(({ format }) => format.want.kind);
}

/** Loads what the sources of a kind are read with. */
export async function prepareSources(kind: string): Promise<void> {
  const source = SOURCES.find(({ format }) => format.want.kind === kind);
  if (source !== undefined) await openGrammar(source.language);
}

const SOURCES: readonly { readonly language: string; readonly format: Format }[] = [
  ...LANGUAGES.filter(({ id }) => id === 'javascript').map(({ id }) =>
    source(id, `settings of ${id}`, SETTINGS, 'file.ts', true),
  ),
  ...LANGUAGES.flatMap(({ id, sources }) =>
    [...new Set(sources.map(likeFile))].map((path) =>
      source(
        id,
        `source of ${id} ${path}`,
        sources.filter((name) => likeFile(name) === path),
        path,
        false,
      ),
    ),
  ),
];

/** Names that are read alike, told by a path of their kind. */
function likeFile(name: string): string {
  return name
    .replace('*', 'file')
    .replace(/\.[cm](?=[jt]s$)/, '.')
    .replace(/\.jsx$/, '.js')
    .replace(/\.pyw$/, '.py')
    .replace(/\.htm$/, '.html');
}

/** What a target's own sources import; it has no components, but says which of the others' are reached. */
export const sources: Ecosystem = {
  formats: [
    ...SOURCES.map(({ format }) => format),
    mentions(MENTIONS[0], QUOTING, true),
    mentions(MENTIONS[1], NAMING, false),
  ],
  components: () => [],
  openManifests: () => new Map(),
};

function source(language: string, kind: string, names: readonly string[], path: string, isSettings: boolean) {
  const format: Format = {
    want: { kind, names, content: 'text', maxBytes: LARGEST, deferred: true },
    lockfile: false,
    fallback: true,
    read: (input) => readSource(language, path, input, isSettings),
  };
  return { language, format };
}

function mentions(kind: string, names: readonly string[], onlyQuoted: boolean): Format {
  return {
    want: { kind, names, content: 'text', maxBytes: LARGEST, deferred: true },
    lockfile: false,
    fallback: true,
    read: (input) => readMentions('', input, onlyQuoted),
  };
}
