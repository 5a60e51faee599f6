import { Button, Menu } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../client/client.ts';
import { CheckIcon, CloseIcon, PlusIcon, StarIcon } from '../../design/icons.tsx';
import { useNotice } from '../../design/notice.tsx';
import { visible } from '../../design/text.ts';
import type { Filter } from '../filter.ts';
import { type View, viewsQuery } from './queries.ts';
import { SaveView } from './save-view.tsx';
import { filterOfView, isShown } from './view-search.ts';

/** Saved views, and the way to save what is shown now. */
export function ViewsMenu({ filter, project }: { filter: Filter; project?: string }) {
  const { org = '' } = useParams({ strict: false });
  const { data } = useQuery(viewsQuery);
  const [saving, setSaving] = useState(false);
  const remove = useRemove();
  const views = data?.items ?? [];
  const shown = views.find((view) => isShown(view, filter, project));
  const item = (view: View) => (
    <Menu.Item
      key={view.id}
      leftSection={view === shown ? <CheckIcon /> : <StarIcon />}
      renderRoot={(props) => <Link to="/o/$org/v" params={{ org }} search={filterOfView(view)} {...props} />}
    >
      {visible(view.name)}
    </Menu.Item>
  );
  const shared = views.filter((view) => view.shared);
  const own = views.filter((view) => !view.shared);
  return (
    <>
      <Menu position="bottom-end" width={260} withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button variant="default" leftSection={<StarIcon />}>
            {shown === undefined ? 'Views' : visible(shown.name)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {own.length === 0 ? null : <Menu.Label>Mine</Menu.Label>}
          {own.map(item)}
          {shared.length === 0 ? null : <Menu.Label>Shared</Menu.Label>}
          {shared.map(item)}
          {views.length === 0 ? <Menu.Label>No view is saved yet</Menu.Label> : null}
          <Menu.Divider />
          {shown === undefined ? (
            <Menu.Item leftSection={<PlusIcon />} onClick={() => setSaving(true)}>
              Save this view
            </Menu.Item>
          ) : null}
          {shown?.mine === true ? (
            <Menu.Item leftSection={<CloseIcon />} onClick={() => remove.mutate(shown)}>
              Remove this view
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <SaveView
        filter={filter}
        {...(project === undefined ? {} : { project })}
        open={saving}
        onClose={() => setSaving(false)}
      />
    </>
  );
}

function useRemove() {
  const queries = useQueryClient();
  const say = useNotice();
  return useMutation({
    mutationFn: ({ id }: View) => answerOf(api.DELETE('/api/v1/views/{view}', { params: { path: { view: id } } })),
    onSuccess: async (_, { name }) => {
      say(`The view ${visible(name)} is no more.`);
      await queries.invalidateQueries({ queryKey: ['views'] });
    },
  });
}
