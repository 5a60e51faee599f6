import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import styles from './notice.module.css';

export interface NoticeAction {
  readonly word: string;
  readonly act: () => void;
}
type Say = (text: string, action?: NoticeAction) => void;

const SHOWN_MS = 5000;
/** Long enough to regret. */
const SHOWN_WITH_ACTION_MS = 20_000;

const Context = createContext<Say>(() => {});

/** Says in one sentence, for a few seconds and to screen readers too, what was done; and offers to undo it. */
export function useNotice(): Say {
  return useContext(Context);
}

export function Notices({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<{ text: string; action?: NoticeAction | undefined }>({ text: '' });
  const { text, action } = notice;
  const say = useCallback<Say>((sentence, then) => setNotice({ text: sentence, action: then }), []);
  useEffect(() => {
    if (text === '') return undefined;
    const timer = setTimeout(() => setNotice({ text: '' }), action === undefined ? SHOWN_MS : SHOWN_WITH_ACTION_MS);
    return () => clearTimeout(timer);
  }, [text, action]);
  return (
    <Context.Provider value={say}>
      {children}
      <div className={styles.notice} data-shown={text !== ''}>
        <output aria-live="polite">{text}</output>
        {action === undefined ? null : (
          <button
            type="button"
            onClick={() => {
              setNotice({ text: '' });
              action.act();
            }}
          >
            {action.word}
          </button>
        )}
      </div>
    </Context.Provider>
  );
}
