import { SCHEME } from '@vauban/domain';
import type { Handlers } from '../route/call.ts';
import { decisionRows, shownDecision } from './decisions.ts';

export const FINGERPRINT_HANDLERS: Handlers<'findByFingerprint'> = {
  async findByFingerprint({ services, organisationId, projectId, query, now }) {
    if (query.fingerprint.length === 0) return { items: [] };
    const rows = await services.db
      .selectFrom('vulnerabilityFingerprints as f')
      .innerJoin('vulnerabilities as v', (join) =>
        join.onRef('v.organisationId', '=', 'f.organisationId').onRef('v.vulnerabilityId', '=', 'f.vulnerabilityId'),
      )
      .select(['f.fingerprint', 'v.number', 'v.witnessOf', 'v.state', 'v.severity'])
      .where('f.organisationId', '=', organisationId)
      .where('f.projectId', '=', projectId)
      .where('f.scheme', '=', SCHEME)
      .where('f.fingerprint', 'in', query.fingerprint)
      .orderBy('f.fingerprint')
      .execute();
    if (rows.length === 0) return { items: [] };
    // what is decided on a witness stands with what is shown of it
    const shown = ({ number, witnessOf }: { number: number; witnessOf: number | null }) => Number(witnessOf ?? number);
    const decisions = await decisionRows(services.db, organisationId)
      .where('decisions.number', 'in', rows.map(shown))
      .orderBy('decisions.decisionId', 'desc')
      .execute();
    return {
      items: rows.map((row) => ({
        fingerprint: row.fingerprint,
        vulnerability: `VBN-${shown(row)}`,
        state: row.state,
        severity: row.severity,
        decisions: decisions.filter(({ number }) => number === shown(row)).map((one) => shownDecision(one, now)),
      })),
    };
  },
};
