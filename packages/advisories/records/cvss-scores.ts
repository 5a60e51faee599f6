import cvss from 'ae-cvss-calculator';

const { Cvss2, Cvss3P0, Cvss3P1, Cvss4P0 } = cvss;

/** Scores of one vector, 0 to 10; a group's score is there where the vector has a metric of that group. */
export interface CvssScores {
  readonly base: number;
  /** With the threat metrics (CVSS 4.0) or the temporal ones (2.0, 3.x). */
  readonly threat?: number;
  /** With every metric that the vector has, environmental ones among them. */
  readonly environmental?: number;
}

/** Of a CVSS 2.0, 3.0, 3.1 or 4.0 vector; null when its base is not whole. https://www.first.org/cvss */
export function cvssScores(vector: string): CvssScores | null {
  try {
    if (vector.startsWith('CVSS:4.0/')) return ofVersion4(vector);
    const parsed = vector.startsWith('CVSS:3.1/')
      ? new Cvss3P1(vector)
      : vector.startsWith('CVSS:3.0/')
        ? new Cvss3P0(vector)
        : new Cvss2(vector);
    if (!parsed.isBaseFullyDefined()) return null;
    const { base, temporal, environmental } = parsed.calculateScores();
    return base === undefined ? null : scores(base, temporal, environmental);
  } catch {
    return null;
  }
}

/** Version 4.0 scores the base and the environment without the threat as well; with both only the whole counts. */
function ofVersion4(vector: string): CvssScores | null {
  const parsed = new Cvss4P0(vector);
  if (!parsed.isBaseFullyDefined()) return null;
  const { baseMetricsOnly, threat, environmental, overall } = parsed.calculateScores();
  if (baseMetricsOnly === undefined) return null;
  return scores(baseMetricsOnly, threat, environmental === undefined ? undefined : overall);
}

function scores(base: number, threat: number | undefined, environmental: number | undefined): CvssScores {
  return { base, ...(threat !== undefined && { threat }), ...(environmental !== undefined && { environmental }) };
}
