/** What tools call a kind of package, and the type that the purl specification gives it. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  npm: ['npm', 'yarn', 'pnpm', 'node-pkg', 'nodejs', 'node', 'javascript', 'js', 'bun'],
  pypi: ['pypi', 'pip', 'pipenv', 'poetry', 'uv', 'python', 'python-pkg'],
  golang: ['golang', 'go', 'gomod', 'gomodules', 'gobinary', 'go-module', 'gobin', 'stdlib'],
  maven: ['maven', 'gradle', 'jar', 'pom', 'java', 'java-archive', 'sbt', 'gradle-lockfile'],
  nuget: ['nuget', 'dotnet', 'dotnet-core', 'packages-props', 'paket'],
  gem: ['gem', 'rubygems', 'bundler', 'gemspec', 'ruby'],
  composer: ['composer', 'composer-vendor', 'packagist', 'php', 'php-composer'],
  cargo: ['cargo', 'crates.io', 'rust', 'rust-binary', 'rustbinary', 'rust-crate'],
  pub: ['pub', 'dart', 'dart-pub'],
  hex: ['hex', 'mix', 'mix-lock', 'elixir'],
  swift: ['swift', 'swifturl'],
  cocoapods: ['cocoapods', 'pod'],
  conan: ['conan', 'conancenter', 'c', 'c/c++'],
  conda: ['conda', 'conda-pkg', 'conda-environment'],
  deb: ['deb', 'debian', 'ubuntu', 'dpkg'],
  apk: ['apk', 'alpine', 'wolfi', 'chainguard'],
  rpm: [
    'rpm',
    'redhat',
    'rhel',
    'centos',
    'rocky',
    'alma',
    'almalinux',
    'amazon',
    'amazonlinux',
    'oracle',
    'oraclelinux',
    'fedora',
    'photon',
    'suse',
    'sles',
    'opensuse',
    'cbl-mariner',
    'azurelinux',
  ],
};

/** OSV's names of what each type belongs to. */
const ECOSYSTEMS: Readonly<Record<string, string>> = {
  npm: 'npm',
  pypi: 'PyPI',
  golang: 'Go',
  maven: 'Maven',
  nuget: 'NuGet',
  gem: 'RubyGems',
  composer: 'Packagist',
  cargo: 'crates.io',
  pub: 'Pub',
  hex: 'Hex',
  swift: 'SwiftURL',
  conan: 'ConanCenter',
  cocoapods: 'CocoaPods',
  conda: 'Conda',
};

const DISTRIBUTIONS: Readonly<Record<string, string>> = {
  debian: 'Debian',
  ubuntu: 'Ubuntu',
  alpine: 'Alpine',
  wolfi: 'Wolfi',
  chainguard: 'Chainguard',
  rocky: 'Rocky Linux',
  alma: 'AlmaLinux',
  almalinux: 'AlmaLinux',
  redhat: 'Red Hat',
  rhel: 'Red Hat',
};

const BY_WORD = new Map(Object.entries(TYPES).flatMap(([type, words]) => words.map((word) => [word, type] as const)));

/** The purl type of what a tool calls `jar`, `gomod`, `alpine`; `generic` for what nobody knows. */
export function packageType(word: string): string {
  return BY_WORD.get(word.trim().toLowerCase()) ?? 'generic';
}

/** OSV's ecosystem of a purl type; for packages of a distribution its namespace decides. */
export function ecosystemOf(type: string, namespace: string | undefined): string {
  if (type !== 'deb' && type !== 'apk' && type !== 'rpm') return ECOSYSTEMS[type] ?? type;
  return DISTRIBUTIONS[namespace?.toLowerCase() ?? ''] ?? namespace ?? type;
}

/** Where an installed system keeps its packages: what an image scanner looked at when it names no file. */
export function packageDatabase(type: string): string {
  if (type === 'apk') return 'lib/apk/db/installed';
  return type === 'deb' ? 'var/lib/dpkg/status' : 'var/lib/rpm';
}
