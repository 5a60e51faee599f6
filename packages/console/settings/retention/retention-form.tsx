import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../../client/client.ts';
import { useNotice } from '../../design/notice.tsx';
import { Trouble } from '../../design/states.tsx';
import { counted } from '../../design/text.ts';
import { spansWith } from './spans.ts';

type Retention = Schemas['Retention'];
type Days = number | null;

/** How long, and what would go if it were so. */
export function RetentionForm({
  retention,
  project,
  mayChange,
}: {
  retention: Retention;
  project: string | undefined;
  mayChange: boolean;
}) {
  const [reportDays, setReportDays] = useState<Days>(retention.reportDays);
  const [componentDays, setComponentDays] = useState<Days>(retention.componentDays);
  const queries = useQueryClient();
  const say = useNotice();
  const wish = { reportDays, componentDays };
  const changed = reportDays !== retention.reportDays || componentDays !== retention.componentDays;
  const effect = useQuery({
    queryKey: ['retention', 'preview', project ?? null, reportDays, componentDays],
    queryFn: () =>
      project === undefined
        ? answerOf(api.POST('/api/v1/retention/preview', { body: wish }))
        : answerOf(
            api.POST('/api/v1/projects/{project}/retention/preview', { params: { path: { project } }, body: wish }),
          ),
    enabled: mayChange && changed,
  });
  const save = useMutation({
    mutationFn: () => {
      const body = { ...wish, version: retention.version };
      return project === undefined
        ? answerOf(api.PUT('/api/v1/retention', { body }))
        : answerOf(api.PUT('/api/v1/projects/{project}/retention', { params: { path: { project } }, body }));
    },
    onSuccess: async () => {
      say('It holds from now on; what is too old goes with the next round.');
      await queries.invalidateQueries({ queryKey: ['retention'] });
    },
  });
  const field = (label: string, description: string, value: Days, set: (days: Days) => void) => (
    <NativeSelect
      label={label}
      description={description}
      disabled={!mayChange}
      value={value === null ? '' : String(value)}
      data={spansWith(value)}
      onChange={(event) => set(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
    />
  );
  return (
    <div className="form">
      {field('Reports', 'What a scan said, whole, as it was uploaded.', reportDays, setReportDays)}
      {field('Lists of components', 'What a scan was made of, as rows.', componentDays, setComponentDays)}
      {changed && effect.data !== undefined ? (
        <p role="status">
          {counted(effect.data.reports, 'scan')} would lose the report, {counted(effect.data.components, 'scan')} the
          list of components; {counted(effect.data.kept, 'old scan')} would keep both.
        </p>
      ) : null}
      {effect.isError ? <Trouble error={effect.error} /> : null}
      {save.isError ? <Trouble error={save.error} /> : null}
      {mayChange ? (
        <div className="row end">
          <Button disabled={!changed} loading={save.isPending} onClick={() => save.mutate()}>
            Save
          </Button>
        </div>
      ) : null}
    </div>
  );
}
