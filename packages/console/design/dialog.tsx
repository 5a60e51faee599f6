import { ActionIcon } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './dialog.module.css';
import { CloseIcon } from './icons.tsx';

/** The browser's own modal dialog: it keeps the focus inside, Escape closes it, the rest of the page is inert. */
export function Dialog({
  title,
  open,
  side = false,
  onClose,
  children,
}: {
  title: string;
  open: boolean;
  /** At the side of the window, as tall as it. */
  side?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it; the click is on the backdrop
    <dialog
      ref={element}
      className={side ? styles.side : styles.dialog}
      aria-labelledby={heading}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      {open ? (
        <div className={styles.inside}>
          <header className={styles.header}>
            <h2 id={heading}>{title}</h2>
            <ActionIcon aria-label="Close" onClick={onClose}>
              <CloseIcon />
            </ActionIcon>
          </header>
          {children}
        </div>
      ) : null}
    </dialog>
  );
}
