export { type AuditInput, audit } from './audit/audit.ts';
export type { AuditData, AuditEntry, AuditVerdict } from './audit/chain.ts';
export { exportAudit, readAudit, verifyAudit, verifyExport } from './audit/read-audit.ts';
export { type Readiness, readiness } from './health/readiness.ts';
export { type Logger, type LoggerOptions, openLogger } from './logs/logger.ts';
export { createMetrics, type Metrics } from './metrics/metrics.ts';
export { gaugeStore } from './metrics/store-gauges.ts';
export { type OperationsOptions, registerOperations } from './register-operations.ts';
export { inSpan } from './traces/span.ts';
