import { ActionIcon } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Dialog } from '../design/dialog.tsx';
import { isTyping } from '../design/keys.ts';
import { meQuery } from '../session/queries.ts';
import styles from './shortcuts.module.css';

const Palette = lazy(() => import('./palette/palette.tsx'));

const SHORTCUTS = [
  {
    place: 'Everywhere',
    keys: [
      ['?', 'This help'],
      ['Ctrl+K', 'Go to a page, a project or a VBN number'],
      ['g o', 'Go to the overview'],
      ['g q', 'Go to the work queue'],
      ['g v', 'Go to the vulnerabilities'],
      ['g p', 'Go to the projects'],
      ['g c', 'Go to the components'],
      ['g r', 'Go to the releases'],
      ['g s', 'Go to the settings'],
    ],
  },
  {
    place: 'In the list of vulnerabilities',
    keys: [
      ['j  k', 'Next, previous'],
      ['Enter', 'Open'],
      ['/', 'Search'],
    ],
  },
  {
    place: 'On a vulnerability',
    keys: [
      ['j  k', 'Next, previous of the list one came from'],
      ['n  p', 'Next, previous step from entry to sink'],
      ['a', 'Decide'],
      ['u', 'Back to the list'],
    ],
  },
] as const;

/** After `g`. */
const PLACES = {
  o: '/o/$org',
  q: '/o/$org/queue',
  v: '/o/$org/v',
  p: '/o/$org/projects',
  c: '/o/$org/components',
  r: '/o/$org/releases',
} as const;

/** The keys that hold on every page, and the page that names all of them. */
export function Shortcuts() {
  const [open, setOpen] = useState(false);
  const [going, setGoing] = useState(false);
  const navigate = useNavigate();
  const { data: me } = useQuery(meQuery);
  const began = useRef(Number.NEGATIVE_INFINITY);
  const org = me?.organisation.slug;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey) {
        event.preventDefault();
        if (document.querySelector('dialog[open]') === null) setGoing(true);
        return;
      }
      if (isTyping(event)) return;
      if (event.key === '?') setOpen(true);
      else if (event.key === 'g') began.current = event.timeStamp;
      else if (event.timeStamp - began.current < 1200) {
        began.current = Number.NEGATIVE_INFINITY;
        const to = Object.hasOwn(PLACES, event.key) ? PLACES[event.key as keyof typeof PLACES] : undefined;
        if (event.key === 's') void navigate({ to: '/settings' });
        else if (to !== undefined && org !== undefined) void navigate({ to, params: { org } });
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [navigate, org]);
  return (
    <>
      <ActionIcon aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)" onClick={() => setOpen(true)}>
        <span aria-hidden="true">?</span>
      </ActionIcon>
      {going ? (
        <Suspense fallback={null}>
          <Palette open onClose={() => setGoing(false)} />
        </Suspense>
      ) : null}
      <Dialog title="Keyboard shortcuts" open={open} onClose={() => setOpen(false)}>
        {SHORTCUTS.map(({ place, keys }) => (
          <section key={place} className={styles.group}>
            <h3>{place}</h3>
            <dl>
              {keys.map(([key, says]) => (
                <div key={key}>
                  <dt>
                    {key.split(/ +/).map((one) => (
                      <kbd key={one}>{one}</kbd>
                    ))}
                  </dt>
                  <dd>{says}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </Dialog>
    </>
  );
}
