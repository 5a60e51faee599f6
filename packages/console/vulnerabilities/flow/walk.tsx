import { ActionIcon } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Schemas } from '../../client/client.ts';
import { CodePlace } from '../../design/code.tsx';
import { DownIcon, UpIcon } from '../../design/icons.tsx';
import { isTyping } from '../../design/keys.ts';
import { visible } from '../../design/text.ts';
import styles from './walk.module.css';

type Location = Schemas['Location'];

/** The way from entry to sink, one step at a time: by pointer, by the arrows, by `n` and `p`. */
export function Walk({ steps, source }: { steps: readonly Location[]; source: (step: Location) => ReactNode }) {
  const [at, setAt] = useState(steps.length - 1);
  const rail = useRef<HTMLOListElement>(null);
  const last = steps.length - 1;
  const go = (to: number, focus = false) => {
    const next = Math.min(last, Math.max(0, to));
    setAt(next);
    if (focus) rail.current?.querySelectorAll('button')[next]?.focus();
  };
  useStepKeys((by) => go(at + by));
  const step = steps[at];
  if (step === undefined) return null;
  const press = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to, true);
  };
  return (
    <div className={styles.walk}>
      <ol ref={rail} className={styles.rail} aria-label="Steps" onKeyDown={press}>
        {steps.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a flow may pass one place twice
          <li key={index}>
            <button
              type="button"
              aria-current={index === at ? 'step' : undefined}
              tabIndex={index === at ? 0 : -1}
              onClick={() => setAt(index)}
            >
              <span className={styles.dot} data-end={index === last}>
                {index + 1}
              </span>
              <span className={styles.says}>{visible(sayOf(one, index, last))}</span>
              <span className={`${styles.where} mono`}>{placeOf(one)}</span>
            </button>
          </li>
        ))}
      </ol>
      <div className={styles.here}>
        <div className={styles.bar}>
          <span className="quiet" aria-live="polite">
            Step {at + 1} of {steps.length}
          </span>
          {source(step)}
          <span className={styles.arrows}>
            <ActionIcon
              variant="default"
              aria-label="Step before"
              title="Step before (p)"
              disabled={at === 0}
              onClick={() => go(at - 1)}
            >
              <UpIcon />
            </ActionIcon>
            <ActionIcon
              variant="default"
              aria-label="Next step"
              title="Next step (n)"
              disabled={at === last}
              onClick={() => go(at + 1)}
            >
              <DownIcon />
            </ActionIcon>
          </span>
        </div>
        <CodePlace location={step} step={at + 1} />
      </div>
    </div>
  );
}

function sayOf({ message, snippet }: Location, index: number, last: number): string {
  if (message !== undefined && message !== '') return message;
  if (index === 0) return 'where it enters';
  if (index === last) return 'where it does harm';
  return snippet?.trim() ?? 'passes on';
}

/** The file's name and the line; the whole path stands above the code. */
function placeOf({ path, line }: Location): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return visible(`${name}${line === undefined ? '' : `:${line}`}`);
}

function useStepKeys(step: (by: number) => void): void {
  const current = useRef(step);
  current.current = step;
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if ((event.key !== 'n' && event.key !== 'p') || isTyping(event)) return;
      event.preventDefault();
      current.current(event.key === 'n' ? 1 : -1);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
