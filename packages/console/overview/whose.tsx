import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Panel } from '../design/page.tsx';
import { type Share, Shares } from '../design/plot/shares.tsx';
import { visible } from '../design/text.ts';
import { NOBODY } from '../vulnerabilities/facets/facet-rows.ts';
import styles from './overview.module.css';
import type { Overview } from './queries.ts';

const CUTS = ['Owners', 'Teams', 'Projects', 'Components'] as const;
type Cut = (typeof CUTS)[number];

/** Whose the open ones are: by owner, team, project or component; nobody's come first. */
export function Whose({ org, overview }: { org: string; overview: Overview }) {
  const [cut, setCut] = useState<Cut>('Owners');
  const shares = sharesOf(cut, org, overview);
  return (
    <Panel title="Where it piles up" note="the dark part is critical, high or unknown">
      <div className={styles.stack}>
        <fieldset className={styles.cuts}>
          <legend className="hidden-visually">Open and undecided by</legend>
          {CUTS.map((one) => (
            <button key={one} type="button" aria-pressed={one === cut} onClick={() => setCut(one)}>
              {one}
            </button>
          ))}
        </fieldset>
        {shares.length === 0 ? <p className="quiet">{EMPTY[cut]}</p> : null}
        <Shares label={`Open and undecided by ${cut.toLowerCase()}`} shares={shares} />
      </div>
    </Panel>
  );
}

const EMPTY: Readonly<Record<Cut, string>> = {
  Owners: 'A CODEOWNERS file says who owns what; then it is shown here.',
  Teams: 'A team is people, hours a week and projects. Nobody has made one yet.',
  Projects: 'Nothing is open and undecided.',
  Components: 'No open vulnerability is one of a component.',
};

function sharesOf(cut: Cut, org: string, { owners, teams, withoutTeam, projects, packages }: Overview): Share[] {
  const of = (key: string, name: Share['name'], { open, severe }: { open: number; severe: number }): Share => {
    return { key, name, all: open, part: severe };
  };
  const search = (more: object) => ({ decision: ['none'], ...more });
  if (cut === 'Owners') {
    return owners
      .filter(({ open }) => open > 0)
      .map((one) =>
        of(
          one.owner ?? '',
          one.owner === null ? (
            <Link to="/o/$org/v" params={{ org }} search={search({ owner: [NOBODY] })}>
              <strong>nobody</strong>
            </Link>
          ) : (
            <Link to="/o/$org/v" params={{ org }} search={search({ owner: [one.owner] })}>
              {visible(one.owner)}
            </Link>
          ),
          one,
        ),
      );
  }
  if (cut === 'Teams') {
    const named = teams.map((one) =>
      of(
        one.team,
        <Link to="/o/$org/queue" params={{ org }} search={{ team: one.team }}>
          {visible(one.name)}
        </Link>,
        one,
      ),
    );
    return teams.length === 0 ? [] : [of('', <strong>no team</strong>, withoutTeam), ...named];
  }
  if (cut === 'Projects') {
    return projects.map((one) =>
      of(
        one.project,
        <Link to="/o/$org/p/$project" params={{ org, project: one.project }}>
          {visible(one.name)}
        </Link>,
        one,
      ),
    );
  }
  return packages.map((one) =>
    of(
      one.purl,
      <Link to="/o/$org/v" params={{ org }} search={search({ q: one.purl })}>
        {visible(one.purl.replace(/^pkg:/, ''))}
      </Link>,
      one,
    ),
  );
}
