import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Schemas } from '../../client/client.ts';
import { Dialog } from '../../design/dialog.tsx';
import { visible } from '../../design/text.ts';
import { PersonForm } from './person-form.tsx';

/** The way to everything that an administrator may do to a person. */
export function PersonActions({ person, self }: { person: Schemas['Person']; self: boolean }) {
  const [open, setOpen] = useState(false);
  if (person.state === 'erased') return null;
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Change
      </Button>
      <Dialog title={visible(person.name)} open={open} onClose={() => setOpen(false)}>
        <PersonForm person={person} self={self} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
