import type { Surface } from '@vauban/domain';
import type * as z from 'zod';
import { componentRef } from '../components/named-component.ts';
import { packageDatabase, packageType } from '../components/package-kind.ts';
import { vulnerable } from '../components/vulnerable.ts';
import { type Drafts, list } from '../draft.ts';
import { at, listAt, textAt } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';
import { secretDraft } from '../secret-tools/secret-draft.ts';
import { webPlace } from '../web-tools/web-place.ts';
import { boundText, confidenceOfWord, severityOfWord, timeOf, toolId, weaknesses } from '../words.ts';
import { gitlabVulnerability } from './gitlab-schema.ts';

const SURFACES: Readonly<Record<string, Surface>> = {
  sast: 'code',
  secret_detection: 'secrets',
  dependency_scanning: 'dependencies',
  container_scanning: 'images',
  cluster_image_scanning: 'images',
  dast: 'web',
  api_fuzzing: 'web',
  coverage_fuzzing: 'code',
};
type Vulnerability = z.infer<typeof gitlabVulnerability>;

/** GitLab's security reports (gitlab-org/security-products/security-report-schemas), versions 2.3 to 15. */
export const gitlabReader = jsonReader({
  about: {
    id: 'gitlab',
    title: "GitLab's security reports (JSON: SAST, secrets, dependencies, containers, DAST)",
    writtenBy: ['GitLab', 'Semgrep', 'gemnasium', 'Trivy', 'ZAP', 'and others'],
    says: 'whether the tool finished; lockfiles of dependency scans and pages of DAST scans that were looked at',
    seen: 'real files',
    recognises: ({ text }) =>
      /"vulnerabilities"\s*:\s*\[/.test(text) &&
      (/"type"\s*:\s*"(sast|dast|secret_detection|dependency_scanning|(container|cluster_image)_scanning|(api|coverage)_fuzzing)"/.test(
        text,
      ) ||
        (/"remediations"\s*:|"identifiers"\s*:\s*\[/.test(text) && /"version"\s*:\s*"\d+\.\d+/.test(text)) ||
        (/"location"\s*:\s*\{/.test(text) && /"identifiers"\s*:\s*\[/.test(text))) &&
      !/"bomFormat"|"dependencyCount"|"document"\s*:\s*\{/.test(text),
  },
  tool: (rest) => ({ id: toolId(textAt(rest, 'scan', 'scanner', 'id') ?? 'gitlab'), surface: surfaceOf(rest) }),
  lists: {
    vulnerabilities: list(gitlabVulnerability, (item, { rest, roots }) => {
      const surface = surfaceOf(rest, item);
      if (item.location.dependency?.package?.name !== undefined) return componentDrafts(item, surface, roots);
      if (item.location.hostname !== undefined) return webDrafts(item);
      return fileDrafts(item, surface, roots);
    }),
  },
  facts: (rest, roots) => ({
    version: textAt(rest, 'scan', 'scanner', 'version'),
    created: timeOf(textAt(rest, 'scan', 'end_time')),
    ended:
      textAt(rest, 'scan', 'status') === 'success'
        ? 'well'
        : textAt(rest, 'scan', 'status') === null
          ? 'unknown'
          : 'failed',
    looked: [
      ...listAt(rest, 'dependency_files').map((file) => relativePath(textAt(file, 'path') ?? '', roots)),
      ...listAt(rest, 'scan', 'scanned_resources').map((one) => webPlace(textAt(one, 'url') ?? '')?.path ?? null),
    ],
    missed: listAt(rest, 'scan', 'messages')
      .filter((message) => textAt(message, 'level') === 'fatal')
      .map((message) => ({ path: null, why: boundText(textAt(message, 'value') ?? 'a fatal message', 300) })),
  }),
});

function surfaceOf(rest: unknown, item?: Vulnerability): Surface {
  const named = SURFACES[textAt(rest, 'scan', 'type') ?? item?.category ?? ''];
  if (named !== undefined || item === undefined)
    return named ?? (at(rest, 'dependency_files') === undefined ? 'code' : 'dependencies');
  if (item.location.image !== undefined) return 'images';
  if (item.location.hostname !== undefined) return 'web';
  return item.location.dependency?.package?.name === undefined ? 'code' : 'dependencies';
}

/** GitLab's own identifier is the last; the analyser's rule comes first. */
function ruleOf({ identifiers = [], name }: Vulnerability): string {
  const own = identifiers.find(({ type }) => !/^(cwe|owasp|cve|ghsa)$/i.test(type)) ?? identifiers[0];
  return boundText(own?.value || name || 'unnamed', 200);
}

function titleOf(item: Vulnerability): string {
  return boundText(item.name || item.message || item.description || ruleOf(item), 200);
}

function weaknessesOf({ identifiers = [] }: Vulnerability): string[] {
  return weaknesses(identifiers.filter(({ type }) => /^cwe$/i.test(type)).map(({ value }) => value));
}

function componentDrafts(item: Vulnerability, surface: Surface, roots: readonly string[]): Drafts {
  const { dependency, file, image, operating_system: system = '' } = item.location;
  const identifiers = item.identifiers ?? [];
  const type = packageType(system.split(/[:\s]/)[0] ?? '');
  const path = image === undefined ? relativePath(file ?? '', roots) : type === 'generic' ? '.' : packageDatabase(type);
  if (path === null) return { says: 'a vulnerability names no file of the target' };
  return vulnerable({
    component: componentRef({
      type: image === undefined ? typeOfLockfile(path) : type,
      namespace: type === 'generic' ? undefined : system.split(/[:\s]/)[0],
      name: dependency?.package?.name ?? '',
      version: dependency?.version ?? '',
    }),
    location: { path },
    ids: identifiers.filter(({ type: kind }) => !/^(cwe|owasp)$/i.test(kind)).map(({ value }) => value),
    summary: item.name ?? item.message,
    description: item.description,
    severity: item.severity,
    cwe: weaknessesOf(item),
    fixed: [/\bto (?:version )?v?(\d[\w.+~:-]*\w)/.exec(item.solution ?? '')?.[1]],
    urls: [...identifiers.map(({ url }) => url), ...(item.links ?? []).map(({ url }) => url)],
    surface,
  });
}

const LOCKFILES: readonly (readonly [RegExp, string])[] = [
  [/(package-lock\.json|yarn\.lock|pnpm-lock\.yaml|npm-shrinkwrap\.json|package\.json)$/, 'npm'],
  [/(requirements[^/]*\.txt|Pipfile(\.lock)?|poetry\.lock|setup\.py|uv\.lock|pyproject\.toml)$/, 'pypi'],
  [/go\.(sum|mod)$/, 'golang'],
  [/(pom\.xml|\.gradle(\.kts)?|gradle\.lockfile|maven-dependencies.*|build\.sbt)$/, 'maven'],
  [/Gemfile(\.lock)?$/, 'gem'],
  [/composer\.(lock|json)$/, 'composer'],
  [/Cargo\.(lock|toml)$/, 'cargo'],
  [/(packages\.lock\.json|\.csproj|packages\.config)$/, 'nuget'],
  [/conan\.lock$/, 'conan'],
];

function typeOfLockfile(path: string): string {
  return LOCKFILES.find(([name]) => name.test(path))?.[1] ?? 'generic';
}

function webDrafts(item: Vulnerability): Drafts {
  const { hostname = '', path = '/', method = '', param = '' } = item.location;
  const place = webPlace(path === '' ? '/' : path, /^[a-z]+:\/\//i.test(hostname) ? hostname : `https://${hostname}`);
  if (place === null) return { says: 'a vulnerability names no web address' };
  return [
    {
      rule: ruleOf(item),
      title: titleOf(item),
      message: boundText(
        `${titleOf(item)} at ${method} ${place.address}${param === '' ? '' : `, parameter ${param}`}.`,
      ),
      severity: severityOfWord(item.severity),
      confidence: confidenceOfWord(item.confidence),
      cwe: weaknessesOf(item),
      surface: 'web',
      location: { path: place.path },
      subject: boundText(`${method} ${place.origin} ${param}`.trim(), 300),
      help: boundText(`${item.description ?? ''}\n\n${item.solution ?? ''}`),
    },
  ];
}

function fileDrafts(item: Vulnerability, surface: Surface, roots: readonly string[]): Drafts {
  const { file = '', start_line: line = 0, end_line: endLine = 0 } = item.location;
  const path = relativePath(file, roots);
  if (path === null) return { says: 'a vulnerability names no file of the target' };
  if (surface === 'secrets') {
    const text = item.raw_source_code_extract ?? '';
    const commit = item.location.commit?.sha ?? '';
    return [
      {
        ...secretDraft({ rule: ruleOf(item), title: titleOf(item), path, line, text: '', secret: text, commit }),
        surface,
      },
    ];
  }
  return [
    {
      rule: ruleOf(item),
      title: titleOf(item),
      message: boundText(item.description || item.message) || titleOf(item),
      severity: severityOfWord(item.severity),
      confidence: confidenceOfWord(item.confidence),
      cwe: weaknessesOf(item),
      surface,
      location: { path, ...(line > 0 && { line }), ...(endLine > line && { endLine }) },
      help: boundText(item.solution ?? ''),
    },
  ];
}
