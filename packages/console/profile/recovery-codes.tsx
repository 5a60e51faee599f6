import { Button } from '@mantine/core';
import { ShownOnce } from '../design/copy.tsx';
import styles from './profile.module.css';

/** What helps when the phone is lost; shown only now. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <div className="form">
      <div className={styles.codes}>
        <ShownOnce
          label="Keep these somewhere else than on the phone. Each works once instead of a code; they are shown only now."
          text={codes.join('\n')}
        />
      </div>
      <div className="row end">
        <Button onClick={onDone}>Done</Button>
      </div>
    </div>
  );
}
