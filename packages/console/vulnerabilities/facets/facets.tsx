import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { SEVERITIES, type Severity, SeverityMark } from '../../design/severity.tsx';
import { Answer, Skeleton } from '../../design/states.tsx';
import { number, visible } from '../../design/text.ts';
import { FACETS, type FacetName, type Filter, toggled } from '../filter.ts';
import type { Facets as FacetCounts } from '../queries.ts';
import { facetRows, NOBODY } from './facet-rows.ts';
import styles from './facets.module.css';

const TITLES: Readonly<Record<FacetName, string>> = {
  severity: 'Severity',
  priority: 'Priority',
  deadline: 'Deadline',
  surface: 'Surface',
  exploited: 'Known to be exploited',
  decision: 'Decision',
  project: 'Project',
  scanner: 'Scanner',
  rule: 'Rule or advisory',
  owner: 'Owner',
};

/** Facets with their counts; each choice goes into the address. */
export function Facets({
  filter,
  facets,
  single,
  onChange,
}: {
  filter: Filter;
  facets: UseQueryResult<FacetCounts>;
  /** One project: its facet is left out. */
  single: boolean;
  onChange: (filter: Filter) => void;
}) {
  const names = FACETS.filter((name) => !(single && name === 'project'));
  return (
    <Answer query={facets} waiting={<Skeleton lines={12} />}>
      {(counts) => (
        <div className={styles.facets}>
          {names.map((name) => (
            <Facet key={name} name={name} filter={filter} counts={counts[name]} onChange={onChange} />
          ))}
        </div>
      )}
    </Answer>
  );
}

const WORDS: Readonly<Partial<Record<FacetName, Readonly<Record<string, string>>>>> = {
  decision: {
    none: 'Undecided',
    accepted: 'Accepted',
    'false-positive': 'False positive',
    mitigated: 'Mitigated',
    deferred: 'Deferred',
    'wont-fix': "Won't fix",
  },
  deadline: { late: 'Late', ahead: 'Ahead', paused: 'Paused', none: 'None asked for' },
  owner: { [NOBODY]: 'Nobody' },
  exploited: { yes: 'Yes', no: 'Not known', unknown: 'Cannot be told' },
};

function wordOf(facet: FacetName, value: string): string {
  const words = WORDS[facet] ?? {};
  return Object.hasOwn(words, value) ? (words[value] ?? value) : visible(value);
}

const ORDERS: Readonly<Partial<Record<FacetName, readonly string[]>>> = {
  severity: SEVERITIES,
  priority: ['now', 'next', 'later', 'unknown'],
  deadline: ['late', 'ahead', 'paused', 'none'],
};

const FEW = 6;

function Facet({
  name,
  filter,
  counts,
  onChange,
}: {
  name: FacetName;
  filter: Filter;
  counts: FacetCounts['severity'];
  onChange: (filter: Filter) => void;
}) {
  const [all, setAll] = useState(false);
  const chosen = filter[name] ?? [];
  const rows = facetRows(counts, chosen, ORDERS[name]);
  if (rows.length === 0) return null;
  const shown = all ? rows : rows.slice(0, Math.max(FEW, chosen.length));
  return (
    <fieldset className={styles.facet}>
      <legend>{TITLES[name]}</legend>
      {shown.map(({ value, count }) => (
        <label key={value} className={styles.value} data-none={count === 0}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={() => onChange(toggled(filter, name, value))}
          />
          <span className={styles.word} data-facet={name}>
            {name === 'severity' ? <SeverityMark severity={value as Severity} named size={16} /> : wordOf(name, value)}
          </span>
          <span className="numbers faint">{number(count)}</span>
        </label>
      ))}
      {rows.length > shown.length || all ? (
        <button type="button" className={styles.more} onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `${rows.length - shown.length} more`}
        </button>
      ) : null}
    </fieldset>
  );
}
