import { Button, Menu } from '@mantine/core';
import { DownloadIcon } from '../../design/icons.tsx';
import { type Filter, queryOf } from '../filter.ts';

const FORMATS = [
  { format: 'csv', says: 'CSV, for a spreadsheet', file: 'vulnerabilities.csv' },
  { format: 'json', says: 'JSON, one a line', file: 'vulnerabilities.ndjson' },
] as const;

/** The whole list as it is narrowed now, to take along. */
export function ExportMenu({ filter, project }: { filter: Filter; project?: string }) {
  const { sort: _, ...query } = queryOf(filter, project);
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) search.append(name, one);
  }
  return (
    <Menu position="bottom-end" width={220} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<DownloadIcon />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map(({ format, says, file }) => (
          <Menu.Item
            key={format}
            component="a"
            href={`/api/v1/vulnerabilities/export?format=${format}&${search}`}
            download={file}
          >
            {says}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
