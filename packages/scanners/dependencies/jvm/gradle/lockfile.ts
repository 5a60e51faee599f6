import type { ComponentScope } from '@vauban/domain';
import { type ReadInput, Unreadable } from '../../../contract/scanner.ts';
import { type ListedPackage, listed, writePackageList } from '../../graph/package-list.ts';
import { snippet } from '../../text/bounded.ts';
import { textOfInput } from '../../text/input-text.ts';

/**
 * gradle.lockfile, buildscript-gradle.lockfile (`group:artifact:version=configurations`), and the older lockfile of one
 * configuration, which has no `=`.
 */
export function readGradleLockfile(input: ReadInput): Uint8Array {
  const packages: ListedPackage[] = [];
  for (const [i, text] of textOfInput(input).split(/\r?\n/).entries()) {
    const line = text.trim();
    if (line === '' || line.startsWith('#') || line.startsWith('empty=')) continue;
    const match = /^([^:=\s]+):([^:=\s]+):([^:=\s]+)(?:=(\S*))?$/.exec(line);
    if (match === null) throw new Unreadable('a line is not `group:artifact:version=configurations`', i + 1);
    const [, group, artifact, version, configurations] = match;
    packages.push(
      listed(`${group}:${artifact}`, version as string, {
        line: i + 1,
        snippet: snippet(line),
        scope: configurations === undefined ? 'unknown' : scopeOf(configurations.split(',')),
      }),
    );
  }
  return writePackageList({ packages });
}

/** By the names that Gradle's own plugins and Android's give to configurations; of others nothing is known. */
function scopeOf(configurations: readonly string[]): ComponentScope {
  const scopes = new Set(configurations.map(scopeOfOne));
  if (scopes.has('production')) return 'production';
  return scopes.has('unknown') ? 'unknown' : 'development';
}

const CLASSPATH = /(?:^|[a-z])(?:compile|runtime)Classpath$|^(?:compile|runtime|default|archives)$/i;
const TEST = /test|fixture|jmh|benchmark/i;
const TOOL =
  /^classpath$|annotationProcessor|^_internal|lint|jacoco|checkstyle|pmd|spotbugs|spotless|detekt|errorprone|codenarc|findbugs|jmh|kapt|ksp|^kotlin.*(?:Plugin|Compiler|Build)|protoc|antlr|asciidoctor|dokka|zinc|scalaCompiler|groovydoc|developmentOnly/i;

function scopeOfOne(configuration: string): ComponentScope {
  if (TEST.test(configuration) || TOOL.test(configuration)) return 'development';
  return CLASSPATH.test(configuration) ? 'production' : 'unknown';
}
