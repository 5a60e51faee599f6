import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Dialog } from '../../design/dialog.tsx';
import { FilterIcon, SearchIcon } from '../../design/icons.tsx';
import { isTyping } from '../../design/keys.ts';
import { number } from '../../design/text.ts';
import { Facets } from '../facets/facets.tsx';
import { type Filter, narrowness, type Sort, STATES, type StateChoice } from '../filter.ts';
import type { Facets as FacetCounts } from '../queries.ts';
import { Chips } from './chips.tsx';
import styles from './tools.module.css';

interface ToolsProps {
  readonly filter: Filter;
  readonly facets: UseQueryResult<FacetCounts>;
  readonly single: boolean;
  readonly onChange: (filter: Filter, replace?: boolean) => void;
}

const SORT_WORDS: readonly { readonly value: Sort; readonly label: string }[] = [
  { value: 'priority', label: 'Soonest first' },
  { value: 'due', label: 'Due first' },
  { value: 'severity', label: 'Worst first' },
  { value: 'newest', label: 'Newest first' },
  { value: 'number', label: 'By number' },
];

/** Search, state, order, and on narrow windows the way to the facets. */
export function Tools({ filter, facets, single, onChange }: ToolsProps) {
  const [drawer, setDrawer] = useState(false);
  const narrow = narrowness(filter);
  return (
    <div className={styles.tools}>
      <div className={styles.line}>
        <Search filter={filter} onChange={onChange} />
        <NativeSelect
          aria-label="Order"
          className={styles.sort}
          data={[...SORT_WORDS]}
          value={filter.sort ?? 'priority'}
          onChange={(event) => onChange({ ...filter, sort: event.currentTarget.value as Sort })}
        />
        <span className={styles.drawer}>
          <Button variant="default" size="sm" leftSection={<FilterIcon />} onClick={() => setDrawer(true)}>
            Filter{narrow === 0 ? '' : ` (${narrow})`}
          </Button>
        </span>
      </div>
      <StateTabs filter={filter} facets={facets.data} onChange={onChange} />
      <Chips filter={filter} onChange={onChange} />
      <Dialog title="Filter" side open={drawer} onClose={() => setDrawer(false)}>
        <Facets filter={filter} facets={facets} single={single} onChange={onChange} />
      </Dialog>
    </div>
  );
}

/** What is typed goes into the address once the fingers rest. */
function Search({ filter, onChange }: Pick<ToolsProps, 'filter' | 'onChange'>) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(filter.q ?? '');
  const current = useRef({ filter, onChange });
  current.current = { filter, onChange };
  useEffect(() => setText(filter.q ?? ''), [filter.q]);
  useEffect(() => {
    const known = current.current.filter.q ?? '';
    if (text.trim() === known) return undefined;
    const timer = setTimeout(() => {
      const { q: _, ...rest } = current.current.filter;
      current.current.onChange(text.trim() === '' ? rest : { ...rest, q: text.trim() }, true);
    }, 250);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event)) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return (
    <TextInput
      ref={field}
      type="search"
      aria-label="Search in title, rule, path, component"
      placeholder="Search title, rule, path, component, VBN-…"
      className={styles.search}
      leftSection={<SearchIcon />}
      maxLength={200}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}

const STATE_WORDS: Readonly<Record<StateChoice, string>> = {
  open: 'Open',
  gone: 'Gone',
  withdrawn: 'Withdrawn',
  all: 'All',
};

function StateTabs({
  filter,
  facets,
  onChange,
}: {
  filter: Filter;
  facets: FacetCounts | undefined;
  onChange: ToolsProps['onChange'];
}) {
  const chosen = filter.state ?? 'open';
  const count = (state: StateChoice) =>
    state === 'all'
      ? facets?.state.reduce((sum, one) => sum + one.count, 0)
      : (facets?.state.find(({ value }) => value === state)?.count ?? (facets === undefined ? undefined : 0));
  return (
    <fieldset className={styles.states}>
      <legend className="hidden-visually">State</legend>
      {STATES.map((state) => (
        <button
          key={state}
          type="button"
          aria-pressed={chosen === state}
          onClick={() => {
            const { state: _, ...rest } = filter;
            onChange(state === 'open' ? rest : { ...rest, state });
          }}
        >
          {STATE_WORDS[state]}{' '}
          <span className="numbers">{count(state) === undefined ? '' : number(count(state) ?? 0)}</span>
        </button>
      ))}
    </fieldset>
  );
}
