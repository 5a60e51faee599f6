import { Button } from '@mantine/core';
import type { Schemas } from '../../client/client.ts';
import { Badge } from '../../design/badge.tsx';
import { type Column, Table } from '../../design/table.tsx';
import { visible } from '../../design/text.ts';
import { When } from '../../design/when.tsx';

type Token = Schemas['ApiToken'] & { readonly person?: string | null };

export function TokenTable({
  tokens,
  onRevoke,
}: {
  tokens: readonly Token[];
  onRevoke: ((token: string) => void) | undefined;
}) {
  const columns: readonly Column<Token>[] = [
    {
      name: 'Name',
      cell: ({ name, person, revoked }) => (
        <>
          <strong>{visible(name)}</strong> {revoked === null ? null : <Badge tone="fail">revoked</Badge>}
          {person == null ? null : <span className="faint"> {visible(person)}</span>}
        </>
      ),
    },
    {
      name: 'May',
      minor: true,
      cell: ({ role, project, scopes }) => (
        <span className="row">
          <Badge>{project === null ? role : `${role} of ${project}`}</Badge>
          <span className="quiet">{scopes.join(', ')}</span>
        </span>
      ),
    },
    {
      name: 'Used',
      minor: true,
      cell: ({ used }) => (used === null ? <span className="faint">never</span> : <When time={used} />),
    },
    { name: 'Ends', cell: ({ ends }) => <When time={ends} /> },
    {
      name: 'Actions',
      align: 'end',
      cell: ({ id, name, revoked }) =>
        revoked === null && onRevoke !== undefined ? (
          <Button variant="default" onClick={() => onRevoke(id)} aria-label={`Revoke ${visible(name)}`}>
            Revoke
          </Button>
        ) : null,
    },
  ];
  return <Table label="Tokens" rows={tokens} columns={columns} rowKey={({ id }) => id} />;
}
