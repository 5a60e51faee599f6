import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { afterEvent, eventOf, type LiveEvent, type Running } from './live-state.ts';

const NOTHING: Running = new Map();
const KINDS = ['message', 'progress', 'recorded', 'decided'];

/** Listens to what happens in a project; answers that an event makes old are asked again. */
export function useLive(project: string, onEvent?: (event: LiveEvent) => void): Running {
  const [running, setRunning] = useState(NOTHING);
  const queries = useQueryClient();
  const told = useRef(onEvent);
  told.current = onEvent;
  useEffect(() => {
    const source = new EventSource(`/api/v1/projects/${encodeURIComponent(project)}/live`);
    const hear = ({ data }: MessageEvent) => {
      const event = eventOf(data);
      if (event === null) return;
      setRunning((before) => afterEvent(before, event, Date.now()));
      if (event.kind !== 'progress') {
        for (const key of [['project', project], ['projects'], ['vulnerabilities'], ['vulnerability']]) {
          void queries.invalidateQueries({ queryKey: key });
        }
      }
      told.current?.(event);
    };
    for (const kind of KINDS) source.addEventListener(kind, hear);
    return () => source.close();
  }, [project, queries]);
  return running;
}
