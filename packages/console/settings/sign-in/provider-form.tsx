import { Button, Checkbox, NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { answerOf, api } from '../../client/client.ts';
import { Trouble } from '../../design/states.tsx';
import { mappingIn, mappingText, slugOf } from './mapping-text.ts';
import { type Provider, providersQuery } from './queries.ts';

/** Everything about a provider; it is asked what it is before it is kept. */
export function ProviderForm({ provider, onClose }: { provider: Provider | null; onClose: () => void }) {
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: async (form: FormData) => {
      const text = (name: string) => String(form.get(name) ?? '').trim();
      const words = (name: string) =>
        text(name)
          .split(/[\s,]+/)
          .filter((word) => word !== '');
      const secret = text('clientSecret');
      const path = { provider: provider?.provider ?? slugOf(text('name')) };
      return answerOf(
        api.PUT('/api/v1/identity-providers/{provider}', {
          params: { path },
          body: {
            name: text('name'),
            issuer: text('issuer'),
            clientId: text('clientId'),
            ...(secret === '' ? (provider?.hasSecret ? {} : { clientSecret: null }) : { clientSecret: secret }),
            scopes: words('scopes'),
            groupsClaim: text('groupsClaim'),
            mapping: mappingIn(text('mapping')),
            trustedDomains: words('trustedDomains'),
            sessionHours: Number(text('sessionHours')),
            proofs: text('proofs') === 'two' ? 'two' : 'one',
            active: form.get('active') !== null,
          },
        }),
      );
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: providersQuery.queryKey });
      onClose();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate(new FormData(event.currentTarget));
  };
  return (
    <form className="form" onSubmit={submit}>
      <p className="quiet">
        Register Vauban at the provider with the address to come back to:{' '}
        <code>{provider?.redirect ?? `${location.origin}/sign-in/back`}</code>
      </p>
      <TextInput name="name" label="Name" description="“Sign in with …”" defaultValue={provider?.name} required />
      <TextInput
        name="issuer"
        label="Issuer"
        description="As the provider names itself, without /.well-known/…"
        type="url"
        defaultValue={provider?.issuer}
        required
      />
      <TextInput name="clientId" label="Client id" defaultValue={provider?.clientId} required />
      <PasswordInput
        name="clientSecret"
        label="Client secret"
        description={provider?.hasSecret ? 'Empty: the one that is kept.' : 'Empty: a public client.'}
        autoComplete="off"
      />
      <TextInput
        name="scopes"
        label="Scopes"
        defaultValue={provider?.scopes.join(' ') ?? 'openid profile email'}
        required
      />
      <TextInput
        name="groupsClaim"
        label="Claim with the groups"
        description="Dots lead into objects: realm_access.roles"
        defaultValue={provider?.groupsClaim ?? 'groups'}
        required
      />
      <Textarea
        name="mapping"
        label="What groups give"
        description="A line each: group = role, or group = role of project. * is everybody whom the provider signs in."
        autosize
        minRows={3}
        maxRows={12}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mono)', fontSize: 13 } }}
        placeholder={'security-team = security\nshop-developers = developer of shop\n* = viewer'}
        defaultValue={mappingText(provider?.mapping ?? [])}
      />
      <TextInput
        name="trustedDomains"
        label="Trusted e-mail domains"
        description="A verified address of these links the account that has it here. Empty: linking only while signed in."
        defaultValue={provider?.trustedDomains.join(' ')}
      />
      <NativeSelect
        name="proofs"
        label="A sign-in there counts for"
        defaultValue={provider?.proofs ?? 'one'}
        data={[
          { value: 'one', label: 'one proof: a code is asked here from who has them' },
          { value: 'two', label: 'two: the provider asks for more than a password' },
        ]}
      />
      <TextInput
        name="sessionHours"
        label="Hours until one signs in again"
        type="number"
        min={1}
        max={336}
        defaultValue={provider?.sessionHours ?? 12}
        required
      />
      <Checkbox name="active" label="On" defaultChecked={provider?.active ?? true} />
      {save.isError ? <Trouble error={save.error} /> : null}
      <div className="row end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}
