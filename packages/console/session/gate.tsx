import type { ReactNode } from 'react';
import { FortMark } from '../design/icons.tsx';
import styles from './gate.module.css';

/** The frame of pages for people who are not signed in. */
export function Gate({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className={styles.gate}>
      <div className={styles.card}>
        <div className={styles.brand}>
          <FortMark size={36} />
          <h1>{title}</h1>
        </div>
        {children}
      </div>
    </main>
  );
}
