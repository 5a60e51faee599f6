import { describe, expect, it } from 'vitest';
import { vulnerable } from '../../fixtures/observations.ts';
import { type AdvisoryFacts, DECISION_TABLES } from '../../index.ts';
import { answerOf, decideByTables, type Stakes } from './decide.ts';

const WHOLE = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';

function answers(changes: Partial<AdvisoryFacts>, stakes: Stakes = {}) {
  const { advisory } = vulnerable();
  if (!advisory) throw new Error('the fixture has an advisory');
  const all = decideByTables({ ...advisory, ...changes }, stakes);
  return Object.fromEntries(all.map(({ table, possible }) => [table, possible]));
}

describe('the decision tables', () => {
  it.each(DECISION_TABLES.map((table) => [table.id, table] as const))(
    'of %s have a row for every combination',
    (_, table) => {
      const combinations = table.questions.reduce((product, { answers: given }) => product * given.length, 1);
      expect(table.rows).toHaveLength(combinations);
      expect(new Set(table.rows)).toEqual(new Set(table.outcomes.keys()));
    },
  );

  it('answer with one outcome where everything is known', () => {
    const known = { exploited: true, cvss: [WHOLE] } as const;
    expect(answers(known, { exposure: 'open', missionImpact: 'high', humanImpact: 'very high' })).toEqual({
      'cisa-coordinator': ['act'],
      deployer: ['immediate'],
      'bod-26-04': ['3 days & forensic investigation'],
    });
    const calm = {
      exploited: false,
      exploit: { level: 'unreported' },
      cvss: ['CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N'],
    } as const;
    expect(answers(calm, { exposure: 'small', missionImpact: 'low', humanImpact: 'low' })).toEqual({
      'cisa-coordinator': ['track'],
      deployer: ['defer'],
      'bod-26-04': ['fix on system upgrade'],
    });
  });

  it('take the soonest outcome that is possible, and name what is unknown', () => {
    const { advisory } = vulnerable({}, 'unknown');
    if (!advisory) throw new Error('the fixture has an advisory');
    expect(decideByTables(advisory, {})[0]).toEqual({
      table: 'cisa-coordinator',
      outcome: 'act',
      possible: ['act', 'attend', 'track*', 'track'],
      unknown: ['exploitation', 'automatable', 'technicalImpact', 'missionImpact'],
    });
  });

  it('never grow less urgent by a question that is left open', () => {
    for (const table of DECISION_TABLES) {
      const full = Object.fromEntries(table.questions.map(({ id, answers: given }) => [id, [given[0] as string]]));
      for (const { id } of table.questions) {
        const { [id]: _left, ...open } = full;
        const rank = (outcome: string) => table.outcomes.indexOf(outcome);
        expect(rank(answerOf(table, open).outcome)).toBeGreaterThanOrEqual(rank(answerOf(table, full).outcome));
      }
    }
  });

  it('read who can automate an attack, and what it takes, from the vector', () => {
    const bod = (cvss: string, exposure: Stakes['exposure'] = 'open') =>
      answers({ cvss: [cvss] }, { exposure })['bod-26-04'];
    expect(bod(WHOLE)).toEqual(['3 days']);
    expect(bod('CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H')).toEqual(['14 days']);
    expect(bod('CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H')).toEqual(['3 days', '14 days']);
    expect(bod('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N')).toEqual(['3 days', '14 days']);
    expect(bod('CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N/AU:Y')).toEqual(['14 days']);
    expect(bod(WHOLE, 'controlled')).toEqual(['3 days', '60 days']);
    expect(bod('garbage/__proto__:x')).toEqual(['3 days', '14 days', '60 days']);
  });
});
