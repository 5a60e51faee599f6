import { Popover, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PriorityMark } from '../../design/badge.tsx';
import { Answer, Skeleton } from '../../design/states.tsx';
import { Terms } from '../detail/terms.tsx';
import { type Vulnerability, vulnerabilityQuery } from '../queries.ts';
import styles from './row.module.css';

/** How soon, and on a press the terms that say so. */
export function WhySoon({ vulnerability: { id, priority } }: { vulnerability: Vulnerability }) {
  const [open, setOpen] = useState(false);
  const whole = useQuery({ ...vulnerabilityQuery(id), enabled: open });
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={300} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={styles.why} onClick={() => setOpen((now) => !now)}>
          <PriorityMark level={priority.level} score={priority.score} />
          <span className="hidden-visually">, why?</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Why ${id} has this priority`}>
        <Answer query={whole} waiting={<Skeleton />}>
          {({ observation }) => <Terms observation={observation} />}
        </Answer>
      </Popover.Dropdown>
    </Popover>
  );
}
