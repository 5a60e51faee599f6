import { describe, expect, it } from 'vitest';
import { told, toldGaps } from '../../testing/told.ts';

describe('a gradle.lockfile', () => {
  it('tells scopes apart by its configurations', async () => {
    const lock = `# This is a Gradle generated file for dependency locking.
com.google.guava:guava:31.0-jre=compileClasspath,runtimeClasspath,testCompileClasspath
junit:junit:4.13=testCompileClasspath,testRuntimeClasspath
org.jacoco:org.jacoco.agent:0.8.7=jacocoAgent
org.own:thing:1.0=special
empty=annotationProcessor
`;
    expect(await told({ 'gradle.lockfile': lock })).toEqual([
      'pkg:maven/com.google.guava/guava@31.0-jre direct? production registry gradle.lockfile:2',
      'pkg:maven/junit/junit@4.13 direct? development registry gradle.lockfile:3',
      'pkg:maven/org.jacoco/org.jacoco.agent@0.8.7 direct? development registry gradle.lockfile:4',
      'pkg:maven/org.own/thing@1.0 direct? unknown registry gradle.lockfile:5',
    ]);
    expect(await told({ 'buildscript-gradle.lockfile': 'a:b:1=classpath\n' })).toEqual([
      'pkg:maven/a/b@1 direct? development registry buildscript-gradle.lockfile:1',
    ]);
    expect(await told({ 'gradle/dependency-locks/runtimeClasspath.lockfile': 'a:b:1\n' })).toEqual([
      'pkg:maven/a/b@1 direct? unknown registry gradle/dependency-locks/runtimeClasspath.lockfile:1',
    ]);
  });

  it('with a line of another kind is a blocking gap', async () => {
    expect(await toldGaps({ 'gradle.lockfile': 'a:b:1=c\n<<<<<<< HEAD\n' })).toEqual([
      'lockfile-broken: gradle.lockfile cannot be read: a line is not `group:artifact:version=configurations` (line 2)',
    ]);
  });
});

describe('a version catalogue', () => {
  it('is told as declared, not as what is used', async () => {
    const catalogue = `[versions]
guava = "31.0-jre"
rich = { strictly = "1.5" }
range = "[1,2)"
[libraries]
guava = { module = "com.google.guava:guava", version.ref = "guava" }
short = "a.b:c:1.0"
parts = { group = "g", name = "n", version = { ref = "rich" } }
open = { module = "o:open", version.ref = "range" }
[plugins]
kotlin = { id = "org.jetbrains.kotlin.jvm", version = "2.0.0" }
`;
    expect(await told({ 'gradle/libs.versions.toml': catalogue })).toEqual([
      'pkg:maven/a.b/c@1.0 direct? unknown registry gradle/libs.versions.toml:7',
      'pkg:maven/com.google.guava/guava@31.0-jre direct? unknown registry gradle/libs.versions.toml:6',
      'pkg:maven/g/n@1.5 direct? unknown registry gradle/libs.versions.toml:8',
      'pkg:maven/org.jetbrains.kotlin.jvm/org.jetbrains.kotlin.jvm.gradle.plugin@2.0.0 direct? development registry gradle/libs.versions.toml:11',
    ]);
    expect(await toldGaps({ 'gradle/libs.versions.toml': catalogue })).toEqual([
      'unresolved: gradle/libs.versions.toml declares 4 versions; which of them are used, and what they need in turn, only a gradle.lockfile says',
      'unresolved: gradle/libs.versions.toml names o:open without an exact version',
    ]);
  });
});

it('a verification-metadata.xml names every artifact that a build may meet', async () => {
  const text = `<verification-metadata xmlns="https://schema.gradle.org/dependency-verification">
<components>
<component group="a.b" name="c" version="1.0">
<artifact name="c-1.0.pom"><sha256 value="11"/></artifact>
<artifact name="c-1.0.jar"><sha256 value="22"/></artifact>
</component></components></verification-metadata>`;
  expect(await told({ 'gradle/verification-metadata.xml': text })).toEqual([
    'pkg:maven/a.b/c@1.0 direct? unknown registry gradle/verification-metadata.xml:3',
  ]);
});
