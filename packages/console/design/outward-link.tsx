import type { ReactNode } from 'react';
import { followable, visible } from './text.ts';

/** A link that leaves: only http and https are followed, everything else is shown as text. */
export function OutwardLink({ address, children }: { address: string; children?: ReactNode }) {
  const href = followable(address);
  if (href === null) return <span>{children ?? visible(address)}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children ?? visible(address)}
    </a>
  );
}
