import { type ReactNode, useId, useState } from 'react';
import { Table } from '../table.tsx';
import styles from './plot.module.css';

export interface PlotTable<Row> {
  readonly rows: readonly Row[];
  readonly columns: Parameters<typeof Table<Row>>[0]['columns'];
  readonly rowKey: (row: Row) => string;
}

/** A plot with the same numbers as a table behind it; `says` is the plot in one sentence. */
export function Figure<Row>({
  name,
  says,
  legend,
  table,
  children,
}: {
  name: string;
  says: string;
  legend?: ReactNode;
  table: PlotTable<Row>;
  children: ReactNode;
}) {
  const [asTable, setAsTable] = useState(false);
  const body = useId();
  return (
    <div className={styles.figure}>
      <div className={styles.head}>
        <div className={styles.legend}>{legend}</div>
        <button
          type="button"
          className={styles.switch}
          aria-expanded={asTable}
          aria-controls={body}
          onClick={() => setAsTable((now) => !now)}
        >
          {asTable ? 'Plot' : 'Table'}
          <span className="hidden-visually"> of {name}</span>
        </button>
      </div>
      <div id={body}>
        {asTable ? (
          <div className={styles.table}>
            <Table label={name} rows={table.rows} columns={table.columns} rowKey={table.rowKey} />
          </div>
        ) : (
          <div role="img" aria-label={says}>
            {children}
          </div>
        )}
      </div>
    </div>
  );
}

/** A square of the colour that stands for a word. */
export function Key({ colour, children }: { colour: string; children: ReactNode }) {
  return (
    <span className={styles.key}>
      <span className={styles.square} style={{ background: `var(--${colour})` }} aria-hidden="true" />
      {children}
    </span>
  );
}
