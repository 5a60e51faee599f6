import { type ReactNode, useEffect } from 'react';
import styles from './page.module.css';

interface PageProps {
  readonly title: string;
  /** What the browser's tab says; the title when absent. */
  readonly name?: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A page: its heading (which takes the focus after navigation), its actions and its content. */
export function Page({ title, name = title, lead, actions, wide = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${name} · Vauban`;
  }, [name]);
  return (
    <div className={styles.page} data-wide={wide}>
      <header className={styles.header}>
        <div className={styles.heading}>
          <h1 tabIndex={-1}>{title}</h1>
          {lead === undefined ? null : <div className={styles.lead}>{lead}</div>}
        </div>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A titled part of a page. `flush` lets rows and tables reach its edges. */
export function Panel({
  title,
  note,
  actions,
  flush = false,
  children,
}: {
  title?: string;
  note?: ReactNode;
  actions?: ReactNode;
  flush?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={styles.panel} aria-label={title}>
      {title === undefined ? null : (
        <div className={styles.bar}>
          <h2>{title}</h2>
          {note === undefined ? null : <span className="quiet">{note}</span>}
          {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
        </div>
      )}
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}

/** Room around something inside a flush panel. */
export function Inset({ children }: { children: ReactNode }) {
  return <div className={styles.body}>{children}</div>;
}

/** Names and values, for what is known about one thing. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>;
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
