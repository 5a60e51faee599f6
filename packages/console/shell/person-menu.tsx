import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { answerOf, api } from '../client/client.ts';
import { CheckIcon, LeaveIcon, MoonIcon, PersonIcon, ScreenIcon, SunIcon } from '../design/icons.tsx';
import type { Me } from '../session/queries.ts';
import styles from './person-menu.module.css';

const SCHEMES = [
  { value: 'light', word: 'Light', icon: <SunIcon /> },
  { value: 'dark', word: 'Dark', icon: <MoonIcon /> },
  { value: 'auto', word: 'As the system', icon: <ScreenIcon /> },
] as const;

/** Who is signed in; profile, colours, the way out. */
export function PersonMenu({ me }: { me: Me }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/v1/session')),
    onSuccess: () => {
      queries.clear();
      void navigate({ to: '/sign-in', search: {} });
    },
  });
  return (
    <Menu position="top-start" width={216} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={styles.person}>
          <span className={styles.initials} aria-hidden="true">
            {initials(me.name)}
          </span>
          <span className={styles.name}>{me.name}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<PersonIcon />} renderRoot={(props) => <Link to="/profile" {...props} />}>
          Profile
        </Menu.Item>
        <Menu.Divider />
        {SCHEMES.map(({ value, word, icon }) => (
          <Menu.Item
            key={value}
            leftSection={icon}
            rightSection={colorScheme === value ? <CheckIcon /> : null}
            onClick={() => setColorScheme(value)}
          >
            {word}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<LeaveIcon />} onClick={() => signOut.mutate()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}
