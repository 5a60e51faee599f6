/** One small file of each format besides those of JavaScript and Python, as their tools write them. */
export const LOCKFILE_SAMPLES: readonly { readonly path: string; readonly content: string }[] = [
  {
    path: 'go/go.mod',
    content:
      'module example.org/m\n\ngo 1.16\n\nrequire (\n\ta.org/a v1.0.0 // indirect\n)\n\nreplace a.org/a => ./a\n',
  },
  { path: 'go/go.sum', content: 'b.org/b v1.0.0 h1:abc=\nb.org/b v1.0.0/go.mod h1:def=\n' },
  { path: 'go/go.work', content: 'go 1.22\nuse ./a\n' },
  {
    path: 'rust/Cargo.lock',
    content:
      'version = 3\n\n[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = ["serde"]\n\n[[package]]\nname = "serde"\nversion = "1.0.0"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n',
  },
  { path: 'rust/Cargo.toml', content: '[package]\nname = "app"\n\n[dev-dependencies]\nserde = "1"\n' },
  {
    path: 'java/pom.xml',
    content:
      '<project>\n<groupId>g</groupId><artifactId>a</artifactId><version>1</version>\n<properties><v>2.0</v></properties>\n<dependencies><dependency><groupId>x</groupId><artifactId>y</artifactId><version>\u0024{v}</version></dependency></dependencies>\n</project>\n',
  },
  { path: 'java/gradle.lockfile', content: 'a.b:c:1.0=compileClasspath\nempty=\n' },
  {
    path: 'java/gradle/libs.versions.toml',
    content: '[versions]\nv = "1.0"\n[libraries]\na = { module = "g:a", version.ref = "v" }\n',
  },
  {
    path: 'net/packages.lock.json',
    content:
      '{"version":1,"dependencies":{"net8":{"A":{"type":"Direct","resolved":"1.0.0","dependencies":{"B":"1"}}}}}',
  },
  { path: 'net/packages.config', content: '<packages><package id="A" version="1.0" /></packages>' },
  {
    path: 'net/app.csproj',
    content: '<Project><ItemGroup><PackageReference Include="A" Version="1.0"/></ItemGroup></Project>',
  },
  { path: 'php/composer.lock', content: '{"packages":[{"name":"a/b","version":"v1.0.0"}],"packages-dev":[]}' },
  {
    path: 'ruby/Gemfile.lock',
    content:
      'GEM\n  remote: https://rubygems.org/\n  specs:\n    a (1.0)\n      b (>= 1)\n    b (2.0)\n\nDEPENDENCIES\n  a\n',
  },
  { path: 'ruby/Gemfile', content: "group :test do\n  gem 'a'\nend\n" },
  {
    path: 'dart/pubspec.lock',
    content:
      'packages:\n  a:\n    dependency: "direct dev"\n    description:\n      name: a\n    source: hosted\n    version: "1.0.0"\n',
  },
  {
    path: 'elixir/mix.lock',
    content: '%{\n  "a": {:hex, :a, "1.0.0", "h", [:mix], [{:b, "~> 1.0", []}], "hexpm", "i"},\n}\n',
  },
  { path: 'erlang/rebar.lock', content: '{"1.2.0",\n[{<<"a">>,{pkg,<<"a">>,<<"1.0.0">>},0}]}.\n' },
  {
    path: 'swift/Package.resolved',
    content:
      '{"pins":[{"identity":"a","kind":"remoteSourceControl","location":"https://github.com/a/a","state":{"version":"1.0.0"}}],"version":2}',
  },
  { path: 'swift/Podfile.lock', content: 'PODS:\n  - A (1.0):\n    - B\n  - B (2.0)\n\nDEPENDENCIES:\n  - A\n' },
  { path: 'c/conan.lock', content: '{"version":"0.5","requires":["zlib/1.2.13#ab%1.0"]}' },
];
