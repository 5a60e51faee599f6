import { useEffect, useState } from 'react';
import { absolute, relative } from './moment.ts';

/** A time as people say it; the exact one (UTC) on hover. It keeps pace while it is shown. */
export function When({ time }: { time: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={time} title={absolute(time)}>
      {relative(time, now)}
    </time>
  );
}
