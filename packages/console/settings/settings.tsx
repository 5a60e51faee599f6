import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import {
  BellIcon,
  BookIcon,
  ClockIcon,
  CloseIcon,
  FolderIcon,
  KeyIcon,
  LeaveIcon,
  LetterIcon,
  ListIcon,
  PersonIcon,
  PulseIcon,
} from '../design/icons.tsx';
import { may, meQuery } from '../session/queries.ts';
import styles from './settings.module.css';

const PLACES = [
  { to: '/settings/status', word: 'Status', icon: <PulseIcon />, action: 'status.read' },
  { to: '/settings/policy', word: 'Policy', icon: <BookIcon />, action: 'default-policy.read' },
  { to: '/settings/retention', word: 'Retention', icon: <ClockIcon />, action: 'default-retention.read' },
  { to: '/settings/erasure', word: 'Erasure', icon: <CloseIcon />, action: 'erasure.list' },
  { to: '/settings/environments', word: 'Environments', icon: <FolderIcon />, action: 'environment.list' },
  { to: '/settings/people', word: 'People', icon: <PersonIcon />, action: 'person.list' },
  { to: '/settings/sign-in', word: 'Sign-in', icon: <LeaveIcon />, action: 'provider.list' },
  { to: '/settings/tokens', word: 'Tokens', icon: <KeyIcon />, action: 'token.list' },
  { to: '/settings/receivers', word: 'Receivers', icon: <BellIcon />, action: 'receiver.list' },
  { to: '/settings/dead-letters', word: 'Dead letters', icon: <LetterIcon />, action: 'outbox.list' },
  { to: '/settings/audit', word: 'Audit log', icon: <ListIcon />, action: 'audit.read' },
] as const satisfies readonly { to: string; word: string; icon: ReactNode; action: string }[];

/** The settings that one may see, beside the one that is open. */
export function SettingsPage() {
  const { data: me } = useQuery(meQuery);
  return (
    <div className={styles.settings}>
      <nav aria-label="Settings" className={styles.nav}>
        {PLACES.filter(({ action }) => may(me, action)).map(({ to, word, icon }) => (
          <Link key={to} to={to}>
            {icon} {word}
          </Link>
        ))}
      </nav>
      <div className={styles.place}>
        <Outlet />
      </div>
    </div>
  );
}
