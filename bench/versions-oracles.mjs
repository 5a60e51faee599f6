// The order of versions as each ecosystem's own tool has it, asked for many pairs at once.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Lines `a<TAB>b` in, for each of them `<`, `=`, `>` or `!` (no version) out. */
function ask(program, args, pairs, options = {}) {
  const input = pairs.map(([a, b]) => `${a}\t${b}\n`).join('');
  const done = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 2 ** 28, ...options });
  if (done.status !== 0) throw new Error(`${program}: ${(done.stderr || String(done.error)).slice(-1500)}`);
  return done.stdout.trimEnd().split('\n');
}

const has = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
const firstLine = (program, args) =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).split('\n')[0];

const JAVA = `
import java.io.*;
import org.apache.maven.artifact.versioning.ComparableVersion;
public class Oracle {
  public static void main(String[] args) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    StringBuilder out = new StringBuilder();
    for (String line; (line = in.readLine()) != null; ) {
      String[] pair = line.split("\\t", -1);
      int order = new ComparableVersion(pair[0]).compareTo(new ComparableVersion(pair[1]));
      out.append(order < 0 ? "<" : order > 0 ? ">" : "=").append("\\n");
    }
    System.out.print(out);
  }
}`;

const RUBY = `
STDIN.each_line do |line|
  a, b = line.chomp.split("\\t", -1)
  begin
    puts ['=', '>', '<'][Gem::Version.new(a) <=> Gem::Version.new(b)]
  rescue ArgumentError
    puts '!'
  end
end`;

const PHP = `
foreach (['/usr/share/php/Composer/Semver/autoload.php', getenv('COMPOSER_SEMVER')] as $file) {
  if ($file && file_exists($file)) require_once $file;
}
$parser = new Composer\\Semver\\VersionParser();
while (($line = fgets(STDIN)) !== false) {
  [$a, $b] = explode("\\t", rtrim($line, "\\n"));
  try {
    $left = $parser->normalize($a);
    $right = $parser->normalize($b);
    if (str_starts_with($left, 'dev-') || str_starts_with($right, 'dev-')) { echo "!\\n"; continue; }
    echo ['<', '=', '>'][version_compare($left, $right) + 1], "\\n";
  } catch (UnexpectedValueException $error) { echo "!\\n"; }
}`;

const PYTHON = `
import sys
from packaging.version import Version, InvalidVersion
for line in sys.stdin:
    a, b = line.rstrip('\\n').split('\\t')
    try:
        left, right = Version(a), Version(b)
        print('<' if left < right else '>' if left > right else '=')
    except InvalidVersion:
        print('!')`;

const RPM = `
import sys, re, rpm
def evr(text):
    epoch, colon, rest = text.rpartition(':')
    version, hyphen, release = rest.partition('-')
    return (epoch or '0', version, release if hyphen else None)
for line in sys.stdin:
    a, b = line.rstrip('\\n').split('\\t')
    try:
        print('=><'[rpm.labelCompare(evr(a), evr(b))])
    except (ValueError, TypeError):
        print('!')`;

const GO = `
package main
import (
  "bufio"
  "fmt"
  "os"
  "strings"
  osv "github.com/google/osv-scalibr/semantic"
  mod "golang.org/x/mod/semver"
)
func main() {
  in := bufio.NewScanner(os.Stdin)
  out := bufio.NewWriter(os.Stdout)
  defer out.Flush()
  for in.Scan() {
    a, b, _ := strings.Cut(in.Text(), "\\t")
    order := 0
    if os.Args[1] == "x/mod" {
      if !mod.IsValid("v"+a) || !mod.IsValid("v"+b) { fmt.Fprintln(out, "!"); continue }
      order = mod.Compare("v"+a, "v"+b)
    } else {
      left, err := osv.Parse(a, os.Args[1])
      if err != nil { fmt.Fprintln(out, "!"); continue }
      order, err = left.CompareStr(b)
      if err != nil { fmt.Fprintln(out, "!"); continue }
    }
    fmt.Fprintln(out, []string{"<", "=", ">"}[order+1])
  }
}`;

const SHELL = (test) => `tab=$(printf '\\t'); while IFS="$tab" read -r a b; do ${test}; done`;

const GO_TOOL = 'go';

function mavenJar() {
  const folder = join(homedir(), '.m2/repository/org/apache/maven/maven-artifact');
  const versions = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('3.9.')) : [];
  const jars = versions.map((name) => join(folder, name, `maven-artifact-${name}.jar`)).filter(existsSync);
  return process.env.MAVEN_ARTIFACT_JAR ?? jars.at(-1) ?? null;
}

/** A program in Go with the modules that it needs; built once. Null without Go or without the modules. */
function goProgram(work) {
  if (!has('go')) return null;
  const folder = join(work, 'go');
  mkdirSync(folder);
  writeFileSync(join(folder, 'go.mod'), 'module oracle\n\ngo 1.22\n');
  writeFileSync(join(folder, 'main.go'), GO);
  const go = (...args) => spawnSync(GO_TOOL, args, { cwd: folder, encoding: 'utf8' });
  if (go('get', 'github.com/google/osv-scalibr/semantic@v0.5.3', 'golang.org/x/mod/semver').status !== 0) return null;
  const built = go('build', '-o', 'oracle', '.');
  return built.status === 0 ? join(folder, 'oracle') : null;
}

/** For each ecosystem the tool that is there: its name and `order(pairs)`; null with what to install. */
export function oracles(work) {
  const found = new Map();
  const add = (ecosystem, isThere, tool, order, missing) =>
    found.set(ecosystem, isThere ? { tool: tool(), order } : { tool: null, missing });
  const python = process.env.PYTHON ?? 'python3';
  const pythonHas = (program, module) => spawnSync(program, ['-c', `import ${module}`]).status === 0;
  const jar = mavenJar();
  const java = join(work, 'Oracle.java');
  writeFileSync(java, JAVA);
  add(
    'Maven',
    jar !== null && has('java'),
    () => `ComparableVersion of ${jar.split('/').at(-1)}`,
    (pairs) => ask('java', ['-cp', jar, java], pairs),
    'java and maven-artifact 3.9 (MAVEN_ARTIFACT_JAR)',
  );
  add(
    'RubyGems',
    has('ruby'),
    () => `Gem::Version, ${firstLine('ruby', ['-e', 'puts "RubyGems " + Gem::VERSION'])}`,
    (pairs) => ask('ruby', ['-e', RUBY], pairs),
    'ruby',
  );
  add(
    'Packagist',
    has('php'),
    () => `composer/semver on ${firstLine('php', ['--version']).slice(0, 10)}`,
    (pairs) => ask('php', ['-r', PHP], pairs),
    'php-cli and php-composer-semver',
  );
  add(
    'PyPI',
    pythonHas(python, 'packaging'),
    () => `packaging ${firstLine(python, ['-c', 'import packaging; print(packaging.__version__)'])}`,
    (pairs) => ask(python, ['-c', PYTHON], pairs),
    'python3 with packaging (PYTHON)',
  );
  add(
    'AlmaLinux',
    pythonHas('/usr/bin/python3', 'rpm'),
    () => firstLine('rpm', ['--version']),
    (pairs) => ask('/usr/bin/python3', ['-c', RPM], pairs),
    'python3-rpm',
  );
  const dpkg =
    'if ! dpkg --validate-version "$a" 2>/dev/null || ! dpkg --validate-version "$b" 2>/dev/null; then echo "!"; elif dpkg --compare-versions "$a" lt "$b"; then echo "<"; elif dpkg --compare-versions "$a" eq "$b"; then echo "="; else echo ">"; fi';
  add(
    'Debian',
    has('dpkg'),
    () => firstLine('dpkg', ['--version']).replace(/^.*version (\S+).*$/, 'dpkg $1'),
    (pairs) => ask('sh', ['-c', SHELL(dpkg)], pairs),
    'dpkg',
  );
  const apk = process.env.APK ?? 'apk';
  add(
    'Alpine',
    has(apk),
    () => 'apk version -t (apk-tools)',
    (pairs) => ask('sh', ['-c', SHELL(`'${apk}' version -t "$a" "$b"`)], pairs),
    'apk (APK)',
  );
  const go = goProgram(work);
  for (const [ecosystem, mode] of [
    ['Go', 'x/mod'],
    ['NuGet', 'NuGet'],
    ['Pub', 'Pub'],
    ['crates.io', 'crates.io'],
    ['Hex', 'Hex'],
  ]) {
    const tool = mode === 'x/mod' ? 'golang.org/x/mod/semver' : 'osv-scalibr/semantic v0.5.3, a second implementation';
    add(
      ecosystem,
      go !== null,
      () => tool,
      (pairs) => ask(go, [mode], pairs),
      'go',
    );
  }
  return found;
}
