import type { Json } from './json-column.ts';

export interface ErasuresTable {
  organisationId: string;
  erasureId: string;
  kind: 'person' | 'project' | 'text';
  subject: string | null;
  reason: string;
  told: Json;
  state: 'running' | 'done' | 'failed';
  madeBy: string | null;
  madeAt: Date;
  doneAt: Date | null;
}
