import type { Surface } from '@vauban/domain';

/** What known tools look at, by a word in their name; the first that fits. */
const TOOLS: readonly (readonly [RegExp, Surface])[] = [
  [/gitleaks|trufflehog|detect-secrets|secret|ggshield|noseyparker|talisman/, 'secrets'],
  [
    /checkov|kics|tfsec|terrascan|hadolint|kube-?linter|kubescape|kubesec|polaris|cfn|conftest|prowler/,
    'infrastructure',
  ],
  [/zizmor|actionlint|poutine|octoscan/, 'pipelines'],
  [/zap|nuclei|burp|nikto|wapiti|nessus|openvas|arachni|dastardly|schemathesis/, 'web'],
  [/grype|clair|anchore|docker-scout|dockle|container/, 'images'],
  [/osv|dependency|audit|snyk-open|safety|retire|dependabot|owasp-depend|composer|bundler|govulncheck/, 'dependencies'],
];

/** The surface of a tool that its report does not name; own code where nothing is known. */
export function surfaceOfTool(id: string): Surface {
  return TOOLS.find(([words]) => words.test(id))?.[1] ?? 'code';
}
