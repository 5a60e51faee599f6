import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import { Dialog } from '../../design/dialog.tsx';
import { visible } from '../../design/text.ts';
import { projectsQuery } from '../../projects/queries.ts';
import { meQuery } from '../../session/queries.ts';
import { vulnerabilityQuery } from '../../vulnerabilities/queries.ts';
import { choices, numberTyped, type Place } from './choices.ts';
import styles from './palette.module.css';

/** Goes to a page, a project or a vulnerability by its name. */
export default function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog title="Go to" open={open} onClose={onClose}>
      <Search onClose={onClose} />
    </Dialog>
  );
}

function Search({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const navigate = useNavigate();
  const found = [...useNumber(typed), ...choices(usePlaces(), typed)];
  const step = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, a')];
    stops[stops.indexOf(document.activeElement as HTMLElement) + by]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move the focus between the field and its links
    <div className={styles.palette} onKeyDown={step}>
      <TextInput
        aria-label="Page, project or VBN number"
        placeholder="Page, project or VBN number"
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key !== 'Enter' || first === undefined) return;
          onClose();
          void navigate({ to: first.to });
        }}
      />
      <ul>
        {found.map(({ name, to, kind }) => (
          <li key={to}>
            <Link to={to} onClick={onClose}>
              <span>{visible(name)}</span>
              <span className="faint">{kind}</span>
            </Link>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className="quiet">Nothing has this name.</p> : null}
    </div>
  );
}

function useNumber(typed: string): { name: string; to: string; kind: string }[] {
  const number = numberTyped(typed);
  const { data: me } = useQuery(meQuery);
  const { data } = useQuery({ ...vulnerabilityQuery(number ?? ''), enabled: number !== null });
  if (data === undefined || number !== data.id || me === undefined) return [];
  const to = `/o/${me.organisation.slug}/p/${data.project}/v/${data.id}`;
  return [{ name: `${data.id} ${data.title}`, to, kind: data.project }];
}

function usePlaces(): Place[] {
  const { data: me } = useQuery(meQuery);
  const { data: projects } = useQuery(projectsQuery);
  const org = `/o/${me?.organisation.slug ?? ''}`;
  const pages = [
    ['Overview', org],
    ['Projects', `${org}/projects`],
    ['Vulnerabilities', `${org}/v`],
    ['Work queue', `${org}/queue`],
    ['Components of all projects', `${org}/components`],
    ['Releases and environments', `${org}/releases`],
    ['Scans and coverage', `${org}/coverage`],
    ['Policy', '/settings/policy'],
    ['Edit the policy', '/settings/policy/edit'],
    ['Retention', '/settings/retention'],
    ['Erasure', '/settings/erasure'],
    ['Environments', '/settings/environments'],
    ['People', '/settings/people'],
    ['Tokens', '/settings/tokens'],
    ['Receivers', '/settings/receivers'],
    ['Audit log', '/settings/audit'],
    ['Status', '/settings/status'],
    ['Profile', '/profile'],
  ] as const;
  return [
    ...pages.map(([name, to]) => ({ name, to, kind: 'page' as const })),
    ...(projects?.items ?? []).flatMap(({ slug, name }) => [
      { name, to: `${org}/p/${slug}`, kind: 'project' as const },
      { name: `${name}: components`, to: `${org}/p/${slug}/components`, kind: 'project' as const },
    ]),
  ];
}
