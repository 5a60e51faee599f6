import type { Output } from '../scan/output-pairs.ts';
import type { ServerWish } from '../server/wish.ts';

/** What a person asked `vauban import` for; null is "not given". */
export interface ImportWish {
  readonly files: readonly string[];
  /** A reader's id. */
  readonly from: string | null;
  /** The person says that the tool looked at everything with all its rules. */
  readonly complete: boolean;
  readonly folder: string;
  readonly outputs: readonly Output[];
  readonly policy: string | null;
  readonly quiet: boolean;
  readonly server: ServerWish | null;
}
