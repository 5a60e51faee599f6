import { describe, expect, it } from 'vitest';
import { told, toldGaps } from '../../testing/told.ts';

const TOP = `<?xml version="1.0"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <groupId>org.demo</groupId><artifactId>top</artifactId><version>1.0</version>
  <properties><guava.version>30.0-jre</guava.version><log.version>2.14.1</log.version></properties>
  <dependencyManagement><dependencies>
    <dependency><groupId>com.google.guava</groupId><artifactId>guava</artifactId><version>\${guava.version}</version></dependency>
    <dependency><groupId>org.demo</groupId><artifactId>bom</artifactId><version>\${project.version}</version><type>pom</type><scope>import</scope></dependency>
    <dependency><groupId>org.away</groupId><artifactId>away-bom</artifactId><version>7</version><type>pom</type><scope>import</scope></dependency>
  </dependencies></dependencyManagement>
  <dependencies>
    <dependency><groupId>org.log</groupId><artifactId>log</artifactId><version>\${log.version}</version></dependency>
  </dependencies>
</project>`;
const BOM = `<project><parent><groupId>org.demo</groupId><artifactId>top</artifactId><version>1.0</version><relativePath>../top</relativePath></parent>
  <artifactId>bom</artifactId>
  <dependencyManagement><dependencies>
    <dependency><groupId>junit</groupId><artifactId>junit</artifactId><version>4.13</version><scope>test</scope></dependency>
  </dependencies></dependencyManagement></project>`;
const APP = `<project>
  <parent><groupId>org.demo</groupId><artifactId>top</artifactId><version>1.0</version></parent>
  <artifactId>app</artifactId>
  <properties><log.version>2.17.1</log.version></properties>
  <dependencies>
    <dependency><groupId>com.google.guava</groupId><artifactId>guava</artifactId></dependency>
    <dependency>
      <groupId>junit</groupId><artifactId>junit</artifactId></dependency>
    <dependency><groupId>org.demo</groupId><artifactId>bom</artifactId><version>\${project.version}</version></dependency>
    <dependency><groupId>a</groupId><artifactId>exact</artifactId><version>[1.5]</version><optional>true</optional></dependency>
    <dependency><groupId>a</groupId><artifactId>range</artifactId><version>[1.0,2.0)</version></dependency>
    <dependency><groupId>a</groupId><artifactId>away</artifactId></dependency>
    <dependency><groupId>a</groupId><artifactId>unset</artifactId><version>\${nobody.sets.it}</version></dependency>
    <dependency><groupId>javax</groupId><artifactId>servlet</artifactId><version>4</version><scope>provided</scope></dependency>
  </dependencies>
  <profiles>
    <profile><id>on</id><activation><activeByDefault>true</activeByDefault></activation>
      <dependencies><dependency><groupId>p</groupId><artifactId>on</artifactId><version>1</version></dependency></dependencies></profile>
    <profile><id>off</id>
      <dependencies><dependency><groupId>p</groupId><artifactId>off</artifactId><version>1</version></dependency></dependencies></profile>
  </profiles>
</project>`;
const FILES = { 'top/pom.xml': TOP, 'bom/pom.xml': BOM, 'top/app/pom.xml': APP };

describe('a pom.xml', () => {
  it('takes versions from itself, its parents and imported lists in the target', async () => {
    const lines = (await told(FILES)).filter((line) => line.includes('app/pom.xml'));
    expect(lines.map((line) => line.replace(/ org\.demo:app.* (?=top)/, ' '))).toEqual([
      'pkg:maven/a/exact@1.5 direct optional registry top/app/pom.xml:10',
      'pkg:maven/com.google.guava/guava@30.0-jre direct production registry top/app/pom.xml:6',
      'pkg:maven/javax/servlet@4 direct peer registry top/app/pom.xml:14',
      'pkg:maven/junit/junit@4.13 direct development registry top/app/pom.xml:7',
      'pkg:maven/org.demo/bom@1.0 direct production workspace top/app/pom.xml:9',
      'pkg:maven/org.log/log@2.17.1 direct production registry top/app/pom.xml:-',
      'pkg:maven/p/off@1 direct production registry top/app/pom.xml:20',
      'pkg:maven/p/on@1 direct production registry top/app/pom.xml:18',
    ]);
  });

  it('says what it cannot know without the network', async () => {
    expect(await toldGaps(FILES)).toEqual([
      `unresolved: top/pom.xml and the 1 below it ask for a:away, a:range [1.0,2.0), a:unset \${nobody.sets.it} without an exact version; they may stand in org.away:away-bom:7, which is not in the target`,
      "unresolved: what 11 dependencies of top/pom.xml and the 1 below it need in turn is not known: only Maven's repository says it",
    ]);
  });

  it('may have parents in a circle, and lists that import each other', async () => {
    const circle = (own: string, other: string): string =>
      `<project><parent><groupId>g</groupId><artifactId>${other}</artifactId><version>1</version><relativePath>../${other}</relativePath></parent><groupId>g</groupId><artifactId>${own}</artifactId>
<properties><v>\${w}</v><w>\${v}</w></properties>
<dependencyManagement><dependencies><dependency><groupId>g</groupId><artifactId>${other}</artifactId><version>1</version><type>pom</type><scope>import</scope></dependency></dependencies></dependencyManagement>
<dependencies><dependency><groupId>x</groupId><artifactId>y</artifactId></dependency><dependency><groupId>x</groupId><artifactId>z</artifactId><version>\${v}</version></dependency></dependencies></project>`;
    const gaps = await toldGaps({ 'a/pom.xml': circle('a', 'b'), 'b/pom.xml': circle('b', 'a') });
    expect(gaps.filter((gap) => gap.startsWith('unresolved'))).toHaveLength(4);
  });

  it('with a document type that multiplies itself is refused, and nothing outside is read', async () => {
    const bombs = [
      '<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><project><name>&b;</name></project>',
      '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><project><artifactId>&x;</artifactId></project>',
      `<project>${'<a>'.repeat(5000)}`,
      '<project><dependencies>',
      '<other/>',
      '',
    ];
    for (const text of bombs) {
      const gaps = await toldGaps({ 'pom.xml': text });
      expect(gaps.map((gap) => gap.slice(0, 15))).toEqual(['lockfile-broken']);
      expect(gaps[0]).not.toContain('root:');
    }
  });

  it('may use the names of what every object has', async () => {
    const text = `<project><groupId>__proto__</groupId><artifactId>constructor</artifactId><properties><__proto__>1</__proto__></properties><dependencies><dependency><groupId>__proto__</groupId><artifactId>toString</artifactId><version>\${__proto__}</version></dependency></dependencies></project>`;
    expect(await told({ 'pom.xml': text })).toEqual([
      'pkg:maven/__proto__/toString@1 direct production registry __proto__:constructor > __proto__:toString pom.xml:1',
    ]);
  });
});
