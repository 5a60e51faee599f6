import { describe, expect, it } from 'vitest';
import { told, toldGaps } from '../testing/told.ts';

const LOCK = `GIT
  remote: https://token@github.com/acme/engine.git
  revision: abcdef
  branch: main
  specs:
    engine (0.1.0)
      rails (>= 7)

PATH
  remote: .
  specs:
    own (1.0.0)

GEM
  remote: https://rubygems.org/
  specs:
    nokogiri (1.15.0-x86_64-linux)
      racc (~> 1.4)
    nokogiri (1.15.0)
      racc (~> 1.4)
    racc (1.7.0)
    rails (7.0.4.pre1)
      nokogiri (>= 1.6)
    rspec (3.12.0)
      rspec-core (~> 3.12)
    rspec-core (3.12.0)

PLATFORMS
  ruby
  x86_64-linux

DEPENDENCIES
  engine!
  own!
  rails (~> 7)
  rspec

CHECKSUMS
  rails (7.0.4.pre1) sha256=${'a'.repeat(64)}

BUNDLED WITH
   2.5.0
`;
const GEMFILE = `source 'https://rubygems.org'
gemspec
gem 'rails', '~> 7' # gem 'no'
gem "engine", git: "https://github.com/acme/engine.git"
if RUBY_VERSION >= '3'
  gem 'conditional'
end
group :development, :test do
  gem 'rspec',
      require: false
end
`;

describe('a Gemfile.lock', () => {
  it('beside its Gemfile knows groups, and a gem of several platforms stands once', async () => {
    const lines = await told({ 'Gemfile.lock': LOCK, Gemfile: GEMFILE });
    expect(lines.map((line) => line.replace(/\?vcs_url=\S+/, '').replace(' Gemfile.lock', ''))).toEqual([
      'pkg:gem/engine@0.1.0 direct production git . > engine:6',
      'pkg:gem/nokogiri@1.15.0 indirect production registry . > rails > nokogiri:17',
      'pkg:gem/own@1.0.0 direct unknown link . > own:12',
      'pkg:gem/racc@1.7.0 indirect production registry . > rails > nokogiri > racc:21',
      'pkg:gem/rails@7.0.4.pre1 direct production registry . > rails:22',
      'pkg:gem/rspec-core@3.12.0 indirect development registry . > rspec > rspec-core:26',
      'pkg:gem/rspec@3.12.0 direct development registry . > rspec:24',
    ]);
    expect(lines.join()).not.toContain('token');
  });

  it('beside a Gemfile that runs Ruby from elsewhere does not guess groups', async () => {
    const lines = await told({ 'Gemfile.lock': LOCK, Gemfile: `eval_gemfile 'other'\n${GEMFILE}` });
    expect(lines.filter((line) => !line.includes(' unknown '))).toEqual([]);
  });

  it('with a merge conflict, or of another kind, is a blocking gap', async () => {
    for (const text of ['', 'x', `${LOCK}<<<<<<< HEAD\n`]) {
      expect((await toldGaps({ 'Gemfile.lock': text }))[0]).toMatch(/^lockfile-broken/);
    }
  });
});
