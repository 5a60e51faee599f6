import { CloseIcon } from '../../design/icons.tsx';
import { visible } from '../../design/text.ts';
import { NOBODY } from '../facets/facet-rows.ts';
import { FACETS, type Filter, narrowness, toggled } from '../filter.ts';
import styles from './tools.module.css';

/** What narrows the list now, each to be taken away with one press. */
export function Chips({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  if (narrowness(filter) === 0) return null;
  const { branch, q: _q, ...withoutText } = filter;
  const { branch: _branch, ...withoutBranch } = filter;
  const kept: Filter = {
    ...(filter.state === undefined ? {} : { state: filter.state }),
    ...(filter.sort === undefined ? {} : { sort: filter.sort }),
  };
  return (
    <div className={styles.chips}>
      {FACETS.flatMap((facet) =>
        (filter[facet] ?? []).map((value) => (
          <Chip
            key={`${facet} ${value}`}
            text={`${facet}: ${facet === 'owner' && value === NOBODY ? 'nobody' : value}`}
            onRemove={() => onChange(toggled(filter, facet, value))}
          />
        )),
      )}
      {branch === undefined ? null : <Chip text={`branch: ${branch}`} onRemove={() => onChange(withoutBranch)} />}
      {filter.q === undefined ? null : (
        <Chip
          text={`text: ${filter.q}`}
          onRemove={() => onChange(branch === undefined ? withoutText : { ...withoutText, branch })}
        />
      )}
      <button type="button" className={styles.clear} onClick={() => onChange(kept)}>
        Clear all
      </button>
    </div>
  );
}

function Chip({ text, onRemove }: { text: string; onRemove: () => void }) {
  return (
    <button type="button" className={styles.chip} aria-label={`Remove ${visible(text)}`} onClick={onRemove}>
      {visible(text)} <CloseIcon size={11} />
    </button>
  );
}
