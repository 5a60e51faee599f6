import { ActionIcon } from '@mantine/core';
import { useState } from 'react';
import { CheckIcon, CopyIcon } from './icons.tsx';

/** Puts a text on the clipboard and says so. */
function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <ActionIcon
      aria-label={copied ? 'Copied' : label}
      title={copied ? 'Copied' : label}
      onClick={() => {
        void navigator.clipboard?.writeText(text).then(() => setCopied(true));
      }}
      onBlur={() => setCopied(false)}
    >
      {copied ? <CheckIcon /> : <CopyIcon />}
    </ActionIcon>
  );
}

/** A secret that the server shows only now. */
export function ShownOnce({ label, text }: { label: string; text: string }) {
  return (
    <div className="shown-once">
      <p>{label}</p>
      <div>
        <code>{text}</code>
        <CopyButton text={text} />
      </div>
    </div>
  );
}
