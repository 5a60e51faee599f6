import type { Location, Observation } from '@vauban/domain';
import type { ForeignReport } from '../foreign-report.ts';
import { withoutValues } from './masked-line.ts';

/** Weaknesses whose evidence is the secret itself. */
const HOLDS_A_SECRET = new Set(['CWE-259', 'CWE-321', 'CWE-522', 'CWE-547', 'CWE-798', 'CWE-312', 'CWE-540']);
const ABOUT_SECRETS = /secret|password|passwd|credential|api[-_ ]?key|token|private[-_ ]?key/i;

/**
 * The report without the values of secrets: many tools write the line that a password stands in, or the password itself
 * into their message. Findings about secrets lose every text that may be a value.
 */
export function withoutSecrets(report: ForeignReport): ForeignReport {
  return { ...report, observations: report.observations.map((one) => (mayShowSecret(one) ? masked(one) : one)) };
}

function mayShowSecret({ surface, cwe, rule, component }: Observation): boolean {
  if (component !== undefined) return false;
  return surface === 'secrets' || cwe.some((weakness) => HOLDS_A_SECRET.has(weakness)) || ABOUT_SECRETS.test(rule);
}

function masked(observation: Observation): Observation {
  const { related, flow, subject } = observation;
  return {
    ...observation,
    title: withoutValues(observation.title),
    message: withoutValues(observation.message),
    location: maskedPlace(observation.location),
    ...(related !== undefined && { related: related.map(maskedPlace) }),
    ...(flow !== undefined && { flow: flow.map(maskedPlace) }),
    ...(subject !== undefined && { subject: withoutValues(subject) }),
  };
}

function maskedPlace(place: Location): Location {
  return {
    ...place,
    ...(place.snippet !== undefined && { snippet: withoutValues(place.snippet) }),
    ...(place.message !== undefined && { message: withoutValues(place.message) }),
  };
}
