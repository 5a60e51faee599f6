import { banditReader } from './code-tools/bandit-reader.ts';
import { brakemanReader } from './code-tools/brakeman-reader.ts';
import { checkstyleReader } from './code-tools/checkstyle-reader.ts';
import { codeQualityReader } from './code-tools/code-quality-reader.ts';
import { eslintReader } from './code-tools/eslint-reader.ts';
import { gosecReader } from './code-tools/gosec-reader.ts';
import { njsscanReader } from './code-tools/njsscan-reader.ts';
import { phpstanReader } from './code-tools/phpstan-reader.ts';
import { pmdReader } from './code-tools/pmd-reader.ts';
import { psalmReader } from './code-tools/psalm-reader.ts';
import { semgrepReader } from './code-tools/semgrep-reader.ts';
import { sonarqubeReader } from './code-tools/sonarqube-reader.ts';
import { spotbugsReader } from './code-tools/spotbugs-reader.ts';
import { bundlerAuditReader } from './dependency-tools/bundler-audit-reader.ts';
import { cargoAuditReader } from './dependency-tools/cargo-audit-reader.ts';
import { composerAuditReader } from './dependency-tools/composer-audit-reader.ts';
import { dependencyCheckJsonReader } from './dependency-tools/dependency-check-json.ts';
import { dependencyCheckXmlReader } from './dependency-tools/dependency-check-xml.ts';
import { govulncheckReader } from './dependency-tools/govulncheck-reader.ts';
import { grypeReader } from './dependency-tools/grype-reader.ts';
import { npmAuditReader } from './dependency-tools/npm-audit-reader.ts';
import { osvScannerReader } from './dependency-tools/osv-scanner-reader.ts';
import { pipAuditReader } from './dependency-tools/pip-audit-reader.ts';
import { pnpmAuditReader } from './dependency-tools/pnpm-audit-reader.ts';
import { snykReader } from './dependency-tools/snyk-reader.ts';
import { trivyReader } from './dependency-tools/trivy-reader.ts';
import { yarnAuditReader } from './dependency-tools/yarn-audit-reader.ts';
import { genericCsvReader } from './general/generic-csv-reader.ts';
import { genericJsonReader } from './general/generic-json-reader.ts';
import { gitlabReader } from './general/gitlab-reader.ts';
import { junitReader } from './general/junit-reader.ts';
import { checkovReader } from './infrastructure-tools/checkov-reader.ts';
import { hadolintReader } from './infrastructure-tools/hadolint-reader.ts';
import { kicsReader } from './infrastructure-tools/kics-reader.ts';
import { kubeLinterReader } from './infrastructure-tools/kube-linter-reader.ts';
import { kubescapeReader } from './infrastructure-tools/kubescape-reader.ts';
import { tfsecReader } from './infrastructure-tools/tfsec-reader.ts';
import type { ForeignReader } from './reader.ts';
import { sarifReader } from './sarif/sarif-reader.ts';
import { cyclonedxReader, spdxReader } from './sbom/sbom-reader.ts';
import { detectSecretsReader } from './secret-tools/detect-secrets-reader.ts';
import { gitleaksReader } from './secret-tools/gitleaks-reader.ts';
import { trufflehogReader } from './secret-tools/trufflehog-reader.ts';
import { burpReader } from './web-tools/burp-reader.ts';
import { nessusReader } from './web-tools/nessus-reader.ts';
import { niktoReader } from './web-tools/nikto-reader.ts';
import { nucleiReader } from './web-tools/nuclei-reader.ts';
import { openvasReader } from './web-tools/openvas-reader.ts';
import { zapJsonReader } from './web-tools/zap-json-reader.ts';
import { zapXmlReader } from './web-tools/zap-xml-reader.ts';

/** Every format of other tools that is read; the first that recognises a file reads it, so narrow ones come first. */
export const READERS: readonly ForeignReader[] = [
  sarifReader,
  cyclonedxReader,
  spdxReader,
  trufflehogReader,
  nucleiReader,
  yarnAuditReader,
  govulncheckReader,
  burpReader,
  nessusReader,
  openvasReader,
  niktoReader,
  zapXmlReader,
  spotbugsReader,
  pmdReader,
  checkstyleReader,
  dependencyCheckXmlReader,
  junitReader,
  zapJsonReader,
  banditReader,
  semgrepReader,
  checkovReader,
  kicsReader,
  tfsecReader,
  kubescapeReader,
  kubeLinterReader,
  hadolintReader,
  gosecReader,
  brakemanReader,
  njsscanReader,
  trivyReader,
  grypeReader,
  snykReader,
  cargoAuditReader,
  bundlerAuditReader,
  composerAuditReader,
  npmAuditReader,
  pnpmAuditReader,
  pipAuditReader,
  osvScannerReader,
  dependencyCheckJsonReader,
  detectSecretsReader,
  gitleaksReader,
  gitlabReader,
  sonarqubeReader,
  phpstanReader,
  psalmReader,
  eslintReader,
  codeQualityReader,
  genericJsonReader,
  genericCsvReader,
];
