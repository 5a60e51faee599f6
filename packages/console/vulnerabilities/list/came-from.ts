import type { Filter } from '../filter.ts';

/** The list from which a detail was opened: it stands in the history entry, not in the address. */
export interface CameFrom {
  readonly filter: Filter;
  readonly project?: string;
}

declare module '@tanstack/history' {
  interface HistoryState {
    cameFrom?: CameFrom;
  }
}
