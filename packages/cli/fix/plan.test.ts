import type { Finding } from '@vauban/domain';
import { describe, expect, it } from 'vitest';
import { planFixes } from './plan.ts';
import { planLines } from './sentences.ts';
import { isPlain } from './tools.ts';

function finding(
  rule: string,
  name: string,
  version: string,
  fixedVersions: string[],
  path: string[] = ['app', name],
): Finding {
  const direct = path.length === 2;
  return {
    rule,
    location: { path: 'package-lock.json' },
    component: { purl: `pkg:npm/${name}@${version}`, ecosystem: 'npm', name, version, direct, path },
    advisory: { id: rule, aliases: [], fixedVersions },
  } as unknown as Finding;
}

const shown = (findings: readonly Finding[]): string[] => [...planLines(planFixes(findings, null))];

describe('a plan', () => {
  it('has one version for all advisories of a component, the smallest that leaves each behind', () => {
    expect(
      shown([
        finding('CVE-1', 'a', '1.0.0', ['1.0.1', '2.1.0']),
        finding('CVE-2', 'a', '1.0.0', ['2.0.5']),
        finding('CVE-3', 'a', '1.0.0', ['3.0.0-rc.1', '1.2.0']),
      ]),
    ).toEqual([
      'package-lock.json\n',
      '  a 1.0.0 → 2.0.5, across 1 major version (3 advisories)\n',
      '1 to fix, 0 of them without a fixed version\n',
    ]);
  });

  it('says through what a transitive one comes in, and how it is overridden', () => {
    expect(shown([finding('CVE-1', 'b', '0.1.0', ['0.1.2'], ['app', 'a', 'b'])])[1]).toBe(
      '  b 0.1.0 → 0.1.2 (CVE-1); it comes in through a: raise that, else override it ("overrides": {"b": "0.1.2"})\n',
    );
  });

  it('removes what is malicious, and says where nothing is fixed', () => {
    const lines = shown([finding('MAL-2024-1', 'evil', '1.0.0', ['1.0.1']), finding('CVE-1', 'old', '1.0.0', [])]);
    expect(lines.slice(1, 3)).toEqual([
      '  remove evil 1.0.0: it is malicious (MAL-2024-1)\n',
      '  old 1.0.0: no version is known that leaves CVE-1 behind; replace it\n',
    ]);
  });

  it('never hands a tool what is no name or version', () => {
    const [step] = planFixes([finding('CVE-1', '--eval=x', '1.0.0', ['1.0.1'])], null);
    expect(step && isPlain(step)).toBe(false);
    const [plain] = planFixes([finding('CVE-1', '@a/b', '1.0.0', ['1.0.1'])], null);
    expect(plain && isPlain(plain)).toBe(true);
  });
});
