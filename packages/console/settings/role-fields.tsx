import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../client/client.ts';
import { projectsQuery } from '../projects/queries.ts';

const ROLES: readonly Schemas['Role'][] = ['viewer', 'developer', 'security', 'administrator'];

/** A role, and where it holds; as fields `role` and `project` (empty: the whole organisation) of a form. */
export function RoleFields() {
  const projects = useQuery(projectsQuery);
  return (
    <>
      <NativeSelect
        name="role"
        label="Role"
        data={ROLES.map((role) => ({ value: role, label: role }))}
        defaultValue="developer"
      />
      <NativeSelect
        name="project"
        label="For"
        data={[
          { value: '', label: 'The whole organisation' },
          ...(projects.data?.items ?? []).map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
      />
    </>
  );
}

/** The two fields as the API takes them. */
export function roleOf(form: FormData): { role: Schemas['Role']; project: string | null } {
  const project = String(form.get('project'));
  return { role: String(form.get('role')) as Schemas['Role'], project: project === '' ? null : project };
}
