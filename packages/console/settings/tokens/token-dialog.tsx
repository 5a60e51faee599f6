import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { Schemas } from '../../client/client.ts';
import { ShownOnce } from '../../design/copy.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Trouble } from '../../design/states.tsx';
import { RoleFields, roleOf } from '../role-fields.tsx';
import styles from './token-dialog.module.css';

export interface NewToken {
  name: string;
  role: Schemas['Role'];
  project: string | null;
  scopes: Schemas['Scope'][];
  days: number;
}

const SCOPES: readonly { readonly scope: Schemas['Scope']; readonly says: string }[] = [
  { scope: 'scan', says: 'send reports' },
  { scope: 'read', says: 'read everything that the role may see' },
  { scope: 'release', says: 'name releases and deployments' },
  { scope: 'decide', says: 'accept or reject vulnerabilities' },
  { scope: 'administer', says: 'change projects, policy and people' },
];

interface TokenDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly make: (token: NewToken) => Promise<Schemas['MadeApiToken']>;
  readonly onMade: () => void;
}

/** Makes a token; its secret is shown once. */
export function TokenDialog({ open, onClose, make, onMade }: TokenDialogProps) {
  return (
    <Dialog title="New token" open={open} onClose={onClose}>
      <Form onClose={onClose} make={make} onMade={onMade} />
    </Dialog>
  );
}

function Form({ onClose, make, onMade }: Omit<TokenDialogProps, 'open'>) {
  const making = useMutation({ mutationFn: make, onSuccess: onMade });
  if (making.data !== undefined) {
    return (
      <div className="form">
        <ShownOnce label="Copy it now: it is shown only once." text={making.data.secret} />
        <div className="row end">
          <Button onClick={onClose}>Done</Button>
        </div>
      </div>
    );
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    making.mutate({
      name: String(form.get('name')),
      ...roleOf(form),
      scopes: form.getAll('scopes') as Schemas['Scope'][],
      days: Number(form.get('days')),
    });
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextInput name="name" label="Name" required autoFocus maxLength={100} />
      <div className={styles.two}>
        <RoleFields />
      </div>
      <fieldset className={styles.scopes}>
        <legend>May be used to</legend>
        {SCOPES.map(({ scope, says }) => (
          <Checkbox
            key={scope}
            size="xs"
            name="scopes"
            value={scope}
            label={`${scope}: ${says}`}
            defaultChecked={scope === 'scan'}
          />
        ))}
      </fieldset>
      <NativeSelect
        name="days"
        label="Ends after"
        defaultValue="90"
        data={['7', '30', '90', '365'].map((days) => ({ value: days, label: `${days} days` }))}
      />
      {making.isError ? <Trouble error={making.error} /> : null}
      <div className="row end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={making.isPending}>
          Make it
        </Button>
      </div>
    </form>
  );
}
