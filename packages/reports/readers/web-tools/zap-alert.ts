import type { Draft } from '../draft.ts';
import { boundText, weaknesses } from '../words.ts';
import { webPlace, withoutMarkup } from './web-place.ts';

export interface ZapAlert {
  readonly plugin: string;
  readonly name: string;
  /** 0 to 3. */
  readonly risk: string;
  /** 0 to 4; 0 says that a person called it a false positive. */
  readonly confidence: string;
  readonly description: string;
  readonly solution: string;
  readonly cwe: string;
  readonly site: string;
  readonly instances: readonly { readonly uri: string; readonly method: string; readonly param: string }[];
}

const RISKS = ['none', 'low', 'medium', 'high'] as const;
const CONFIDENCES = ['low', 'low', 'medium', 'high', 'high'] as const;

/** One finding for each request that an alert names; the same place and parameter comes once. */
export function zapDrafts(alert: ZapAlert): Draft[] {
  if (alert.confidence === '0') return [];
  const seen = new Set<string>();
  const drafts: Draft[] = [];
  const title = boundText(alert.name, 300) || alert.plugin;
  const instances = alert.instances.length > 0 ? alert.instances : [{ uri: alert.site, method: '', param: '' }];
  for (const { uri, method, param } of instances) {
    const place = webPlace(uri, alert.site === '' ? undefined : alert.site);
    const subject = place === null ? '' : boundText(`${method} ${place.origin} ${param}`.trim(), 300);
    if (place === null || seen.has(`${place.path} ${subject}`)) continue;
    seen.add(`${place.path} ${subject}`);
    const parameter = param === '' ? '' : `, parameter ${boundText(param, 100)}`;
    drafts.push({
      rule: alert.plugin,
      title,
      message: boundText(`${title} at ${method} ${place.address}${parameter}.`.replace('  ', ' ')),
      severity: RISKS[Number(alert.risk)] ?? 'unknown',
      confidence: CONFIDENCES[Number(alert.confidence)] ?? 'unknown',
      cwe: weaknesses([alert.cwe]),
      location: { path: place.path },
      subject,
      help: boundText(`${withoutMarkup(alert.description)}\n\n${withoutMarkup(alert.solution)}`),
    });
  }
  return drafts;
}
