import { sql } from 'kysely';
import type { Trx } from '../../record/context.ts';
import type { StoredEvent } from '../../record/events/event.ts';
import { type NamedVulnerability, type Notice, oneLine } from './notice.ts';
import { TEXTS } from './texts.ts';

const MOST_NAMED = 20;

interface Place {
  readonly organisation: string;
  readonly project: string | null;
  readonly projectName: string | null;
  readonly branch: string | null;
}

/** The notice of one event; null when nobody is told of its kind. No line of source and no value of a secret is in it. */
export async function writeNotice(trx: Trx, event: StoredEvent): Promise<Notice | null> {
  const write = TEXTS.get(event.kind);
  if (write === undefined) return null;
  const { organisation, project, projectName, branch } = await placeOf(trx, event);
  const home = project === null ? `/o/${organisation}` : `/o/${organisation}/p/${project}`;
  const { subjects } = event;
  const named = await worstOf(trx, event, home);
  const data = event.data as Readonly<Record<string, unknown>>;
  const { title, lines, details } = write({
    data,
    count: subjects.length,
    one: subjects.length === 1 ? `VBN-${subjects[0]}` : null,
    branch,
    project: oneLine(projectName ?? organisation, 100),
  });
  const [only] = named;
  const first =
    only !== undefined && subjects.length === 1 && !event.kind.startsWith('watch.')
      ? [`${only.severity}: ${only.title}`]
      : [];
  return {
    schema: 'vauban.notice/1',
    event: { sequence: event.sequence, kind: event.kind, at: event.at.toISOString(), actor: event.actor },
    organisation,
    project: project === null ? null : { slug: project, name: oneLine(projectName ?? project, 100) },
    title,
    lines: [...first, ...lines],
    link: only !== undefined && subjects.length === 1 ? only.link : home,
    vulnerabilities: named,
    more: Math.max(0, subjects.length - named.length),
    details,
  };
}

async function placeOf(trx: Trx, { organisationId, projectId, data }: StoredEvent): Promise<Place> {
  const branchId = (data as { branchId?: unknown }).branchId ?? null;
  const { rows } = await sql<Place>`
  select o.slug as organisation, p.slug as project, p.name as project_name, b.name as branch
  from organisations o
  left join projects p on p.organisation_id = o.organisation_id and p.project_id = ${projectId}::uuid
  left join branches b on b.organisation_id = o.organisation_id and b.branch_id = ${branchId}::uuid
  where o.organisation_id = ${organisationId}`.execute(trx);
  return rows[0] ?? { organisation: '', project: null, projectName: null, branch: null };
}

async function worstOf(trx: Trx, event: StoredEvent, home: string): Promise<NamedVulnerability[]> {
  if (event.subjects.length === 0) return [];
  const rows = await trx
    .selectFrom('vulnerabilities')
    .select(['number', 'title', 'severity', 'rule', 'path', 'exploited'])
    .where('organisationId', '=', event.organisationId)
    .where('number', 'in', event.subjects.slice(0, 1000))
    .orderBy('priorityScore', 'desc')
    .orderBy('number')
    .limit(MOST_NAMED)
    .execute();
  return rows.map(({ number, title, severity, rule, path, exploited }) => ({
    id: `VBN-${number}`,
    title: oneLine(title),
    severity,
    rule: oneLine(rule, 120),
    path: oneLine(path, 500),
    exploited,
    link: `${home}/v/VBN-${number}`,
  }));
}
