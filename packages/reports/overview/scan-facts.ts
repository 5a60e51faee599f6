import type { DataFacts, Report } from '@vauban/domain';
import { ageText, bytesText, counted, daysBetween } from '../text/amounts.ts';

/** What was scanned: `https://host/shop · main · 3f2a91c4 · with local changes`; plain text that is not yet safe. */
export function sourceText({ source }: Report): string {
  const parts = [source.repository ?? (source.kind === 'git' ? 'a local repository' : `a ${kindWord(source.kind)}`)];
  if (source.root !== '.') parts.push(source.root);
  if (source.branch !== null) parts.push(source.branch);
  if (source.commit !== null) parts.push(source.commit.slice(0, 10));
  if (source.dirty === true) parts.push('with local changes');
  if (source.shallow) parts.push('shallow clone');
  return parts.join(' · ');
}

function kindWord(kind: 'folder' | 'files'): string {
  return kind === 'files' ? 'list of files' : 'folder outside git';
}

/** Label and sentence of everything that says how far the verdict reaches; not yet safe. */
export function scanFacts(report: Report): { label: string; text: string }[] {
  const { coverage, policy, scan } = report;
  const facts = [
    {
      label: 'Looked at',
      text: `${counted(coverage.files.looked, 'file')}, ${bytesText(coverage.files.bytes)}${scopeText(report)}`,
    },
    {
      label: 'Scanners',
      text:
        coverage.scanners
          .map(
            (scanner) =>
              `${scanner.id} ${scanner.version}${scanner.ruleCount > 0 ? ` (${counted(scanner.ruleCount, 'rule')})` : ''}`,
          )
          .join(', ') || 'none',
    },
    { label: 'Data', text: coverage.data.map((data) => dataText(data, scan.started)).join('; ') || 'none' },
    {
      label: 'Policy',
      text: `${policy.origin}${policy.gates.length === 0 ? ', no gates: nothing can fail' : `; the gate fails on ${policy.gates.map((gate) => gate.says).join('; ')}`}`,
    },
  ];
  if (report.components.length > 0) {
    facts.splice(1, 0, { label: 'Components', text: componentsText(report) });
  }
  for (const change of policy.changes) facts.push({ label: 'This change', text: change });
  return facts;
}

function scopeText({ coverage: { scope } }: Report): string {
  const parts = [`surfaces ${scope.surfaces.join(', ')}`];
  if (scope.paths.length !== 1 || scope.paths[0] !== '.')
    parts.push(
      `below ${scope.paths.slice(0, 5).join(', ')}${scope.paths.length > 5 ? ` and ${counted(scope.paths.length - 5, 'more path')}` : ''}`,
    );
  if (scope.include.length > 0) parts.push(`only ${scope.include.join(', ')}`);
  if (scope.exclude.length > 0) parts.push(`without ${scope.exclude.join(', ')}`);
  return ` (${parts.join('; ')})`;
}

function componentsText({ components }: Report): string {
  const ecosystems = new Map<string, number>();
  for (const component of components)
    ecosystems.set(component.ecosystem, (ecosystems.get(component.ecosystem) ?? 0) + 1);
  return [...ecosystems].map(([ecosystem, count]) => `${count} ${ecosystem}`).join(', ');
}

const DATA_NAMES: Readonly<Record<DataFacts['name'], string>> = {
  advisories: 'advisories',
  kev: 'known exploited vulnerabilities',
  epss: 'EPSS',
  'end-of-life': 'ends of life',
};

function dataText(data: DataFacts, started: string): string {
  const name = DATA_NAMES[data.name];
  if (data.newest === null) return `${name}: none`;
  const days = daysBetween(data.newest, started);
  const age = days === null ? '' : `, ${ageText(days)}`;
  return `${name}${data.ecosystems?.length ? ` for ${data.ecosystems.join(', ')}` : ''}: ${data.newest.slice(0, 10)}${age}`;
}
