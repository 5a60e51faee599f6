import type { Collected } from '@vauban/collect';
import type { Gap } from '@vauban/domain';

/** The commits that a change is compared with. */
export interface Base {
  /** What `--since` names: policy, suppressions, baseline and lists come from here. */
  readonly tip: string;
  /** Where the change left it: what stood here is known. The tip itself where no common ancestor is known. */
  readonly fork: string;
  readonly mergeBase: string | null;
}

export type BaseAnswer =
  | { readonly base: Base; readonly gaps: readonly Gap[] }
  | { readonly base: null; readonly gaps: readonly Gap[] };

/** Finds what `--since` names. What is not there is a gap, never a guess. */
export async function findBase(collected: Collected, ref: string): Promise<BaseAnswer> {
  const { history, source } = collected;
  if (history === null) return noBase('The target has no git history here, so there is no base to compare with.');
  const tip = await history.resolve(ref);
  if (tip === null) {
    const fetch = source.shallow
      ? 'The clone is shallow: fetch its history (git fetch --unshallow --filter=blob:none).'
      : 'Fetch it, or check its name.';
    return noBase(`The base ${ref} is not in this repository. ${fetch}`);
  }
  const mergeBase = await history.mergeBase(tip);
  if (mergeBase !== null) return { base: { tip, fork: mergeBase, mergeBase }, gaps: [] };
  const message = source.shallow
    ? `The clone is shallow: where it left ${ref} is not known, so it was compared with ${ref} itself. Fetch its history.`
    : `This commit and ${ref} have no common ancestor, so it was compared with ${ref} itself.`;
  return { base: { tip, fork: tip, mergeBase: null }, gaps: [{ kind: 'shallow-history', message }] };
}

function noBase(message: string): BaseAnswer {
  return { base: null, gaps: [{ kind: 'base-missing', message }] };
}
