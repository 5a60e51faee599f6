import { ActionIcon } from '@mantine/core';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Dialog } from '../design/dialog.tsx';
import { MenuIcon } from '../design/icons.tsx';
import { Breadcrumbs } from './breadcrumbs.tsx';
import styles from './frame.module.css';
import { Shortcuts } from './shortcuts.tsx';
import { Sidebar } from './sidebar.tsx';

/** The frame around every page: the side bar (a drawer on narrow windows), where one is, and the page. */
export function Frame() {
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const [drawer, setDrawer] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes whenever the page changes
  useEffect(() => setDrawer(false), [path]);
  useFocusOnHeading(path);
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        Skip to the content
      </a>
      <aside className={styles.sidebar} aria-label="Vauban">
        <Sidebar />
      </aside>
      <div className={styles.column}>
        <div className={styles.bar}>
          <span className={styles.drawer}>
            <ActionIcon aria-label="Menu" onClick={() => setDrawer(true)}>
              <MenuIcon />
            </ActionIcon>
          </span>
          <Breadcrumbs />
          <Shortcuts />
        </div>
        <main id="content" className={styles.content} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Dialog title="Vauban" side open={drawer} onClose={() => setDrawer(false)}>
        <Sidebar />
      </Dialog>
    </div>
  );
}

/** After navigation the focus goes to the new page's heading, so that a screen reader says where one is. */
function useFocusOnHeading(path: string | undefined): void {
  const before = useRef<string>(undefined);
  useEffect(() => {
    const navigated = before.current !== undefined && before.current !== path;
    before.current = path;
    if (navigated) document.querySelector<HTMLElement>('#content h1')?.focus({ preventScroll: true });
  }, [path]);
}
