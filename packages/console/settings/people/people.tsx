import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../../client/client.ts';
import { Badge } from '../../design/badge.tsx';
import { PlusIcon } from '../../design/icons.tsx';
import { Page, Panel } from '../../design/page.tsx';
import { type Column, Table } from '../../design/table.tsx';
import { visible } from '../../design/text.ts';
import { When } from '../../design/when.tsx';
import { may, meQuery } from '../../session/queries.ts';
import { Pages } from '../pages.tsx';
import { peopleQuery } from '../queries.ts';
import { Invitations } from './invitations.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { PersonActions } from './person-actions.tsx';

type Person = Schemas['Person'];

export function PeoplePage() {
  const [inviting, setInviting] = useState(false);
  const people = useInfiniteQuery(peopleQuery);
  const { data: me } = useQuery(meQuery);
  const mayChange = may(me, 'person.change');
  const columns: readonly Column<Person>[] = [
    {
      name: 'Name',
      cell: ({ name, email, state }) => (
        <>
          <strong>{visible(name)}</strong> {state === 'active' ? null : <Badge tone="medium">{state}</Badge>}
          <br />
          <span className="faint">{email === null ? '' : visible(email)}</span>
        </>
      ),
    },
    {
      name: 'Roles',
      cell: ({ memberships }) => (
        <span className="row">
          {memberships.map(({ id, role, project }) => (
            <Badge key={id}>{project === null ? role : `${role} of ${project}`}</Badge>
          ))}
        </span>
      ),
    },
    {
      name: 'Last seen',
      minor: true,
      cell: ({ seen }) => (seen === null ? <span className="faint">never</span> : <When time={seen} />),
    },
    ...(mayChange
      ? [
          {
            name: 'Actions',
            align: 'end' as const,
            cell: (person: Person) => <PersonActions person={person} self={person.id === me?.id} />,
          },
        ]
      : []),
  ];
  return (
    <Page
      title="People"
      actions={
        mayChange ? (
          <Button leftSection={<PlusIcon />} onClick={() => setInviting(true)}>
            Invite
          </Button>
        ) : null
      }
    >
      <Panel flush>
        <Pages query={people}>
          {(items) => <Table label="People" rows={items} columns={columns} rowKey={({ id }) => id} />}
        </Pages>
      </Panel>
      <Invitations mayChange={mayChange} />
      <InviteDialog open={inviting} onClose={() => setInviting(false)} />
    </Page>
  );
}
