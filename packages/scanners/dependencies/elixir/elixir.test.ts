import { describe, expect, it } from 'vitest';
import { told, toldGaps } from '../testing/told.ts';

const LOCK = `%{
  # a comment
  "jason": {:hex, :jason, "1.4.0", "aaa", [:mix], [{:decimal, "~> 1.0 or ~> 2.0", [hex: :decimal, repo: "hexpm", optional: true]}], "hexpm", "bbb"},
  "decimal": {:hex, :decimal, "2.0.0", "ccc", [:mix], [], "hexpm", "ddd"},
  "mox": {:hex, :mox, "1.0.0", "eee", [:mix], [], "hexpm", "fff"},
  "own": {:git, "https://token@github.com/a/own.git", "0123abc", [branch: "main"]},
  "renamed": {:hex, :real_name, "0.1.0", "ggg", [:rebar3], [], "myorg", "hhh"},
}
`;
const MIX = `defmodule Demo.MixProject do
  def project do
    [app: :demo, deps: deps()]
  end

  defp deps do
    [
      {:jason, "~> 1.4"},
      {:own, git: "https://github.com/a/own.git", branch: "main"},
      # {:gone, "~> 1.0"},
      {:mox, "~> 1.0", only: [:dev, :test]}
    ]
  end
end
`;

describe('a mix.lock', () => {
  it('beside its mix.exs knows what is asked for and why the rest is there', async () => {
    const lines = await told({ 'mix.lock': LOCK, 'mix.exs': MIX });
    expect(lines.map((line) => line.replace(/\?vcs_url=\S+/, ''))).toEqual([
      'pkg:hex/decimal@2.0.0 indirect production registry demo > jason > decimal mix.lock:4',
      'pkg:hex/jason@1.4.0 direct production registry demo > jason mix.lock:3',
      'pkg:hex/mox@1.0.0 direct development registry demo > mox mix.lock:5',
      'pkg:hex/own@0123abc direct production git demo > own mix.lock:6',
      'pkg:hex/real_name@0.1.0 indirect unknown registry mix.lock:7',
    ]);
    expect(lines.join()).not.toContain('token');
  });

  it('that holds anything but literals is refused and never run', async () => {
    const bad = ['', '%{"a": System.cmd("rm", ["-rf"])}', '%{', '[1, 2', `${'{'.repeat(10_000)}`, '%{"a": "b"}', '"x"'];
    for (const text of bad) {
      expect([text.slice(0, 20), (await toldGaps({ 'mix.lock': text })).map((gap) => gap.split(':')[0])]).toEqual([
        text.slice(0, 20),
        ['lockfile-broken'],
      ]);
    }
  });
});

describe('a rebar.lock', () => {
  it('knows what was asked for by its level', async () => {
    const lock = `{"1.2.0",
[{<<"cowboy">>,{pkg,<<"cowboy">>,<<"2.9.0">>},0},
 {<<"cowlib">>,{pkg,<<"cowlib">>,<<"2.11.0">>},1},
 {<<"own">>,{git,"https://github.com/a/own.git",{ref,"0123"}},0}]}.
[
{pkg_hash,[{<<"cowboy">>, <<"AA">>}]},
{pkg_hash_ext,[{<<"cowboy">>, <<"BB">>}]}
].
`;
    expect((await told({ 'rebar.lock': lock })).map((line) => line.replace(/\?vcs_url=\S+/, ''))).toEqual([
      'pkg:hex/cowboy@2.9.0 direct unknown registry . > cowboy rebar.lock:2',
      'pkg:hex/cowlib@2.11.0 indirect unknown registry rebar.lock:3',
      'pkg:hex/own@0123 direct unknown git . > own rebar.lock:4',
    ]);
  });

  it('of a version that nobody knows is a blocking gap, an empty one is none', async () => {
    expect((await toldGaps({ 'rebar.lock': '{"9.0.0",[]}.' }))[0]).toMatch(/^lockfile-unsupported.*9\.0\.0/);
    expect(await toldGaps({ 'rebar.lock': '[].\n' })).toEqual([]);
  });
});
