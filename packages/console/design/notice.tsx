import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import styles from './notice.module.css';

const Context = createContext<(text: string) => void>(() => {});

/** Says in one sentence, for a few seconds and to screen readers too, what was done. */
export function useNotice(): (text: string) => void {
  return useContext(Context);
}

export function Notices({ children }: { children: ReactNode }) {
  const [text, setText] = useState('');
  const say = useCallback((sentence: string) => setText(sentence), []);
  useEffect(() => {
    if (text === '') return undefined;
    const timer = setTimeout(() => setText(''), 5000);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <Context.Provider value={say}>
      {children}
      <output className={styles.notice} data-shown={text !== ''} aria-live="polite">
        {text}
      </output>
    </Context.Provider>
  );
}
