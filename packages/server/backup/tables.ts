import type { ClientBase } from 'pg';

export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

/**
 * Every table of the record, those that others refer to first. The migrations' own list is not part of the data, and
 * totals are made by the counters that come back.
 */
export async function tablesOf(client: ClientBase): Promise<TableShape[]> {
  const { rows: shapes } = await client.query<{ name: string; columns: string[]; key: string[] }>(`
    select c.relname as name,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and a.attgenerated = '' order by a.attnum) as columns,
      array(select a.attname::text from pg_index i cross join unnest(i.indkey) with ordinality as k(attnum, place)
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary order by k.place) as key
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('migrations', 'facet_totals')
    order by c.relname`);
  const { rows: links } = await client.query<{ from: string; to: string }>(`
    select r.relname as from, f.relname as to from pg_constraint k
    join pg_class r on r.oid = k.conrelid join pg_class f on f.oid = k.confrelid
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conrelid <> k.confrelid`);
  return inOrder(shapes, links);
}

function inOrder(shapes: readonly TableShape[], links: readonly { from: string; to: string }[]): TableShape[] {
  const byName = new Map(shapes.map((shape) => [shape.name, shape]));
  const ordered = new Map<string, TableShape>();
  const visit = (name: string) => {
    const shape = byName.get(name);
    if (!shape || ordered.has(name)) return;
    byName.delete(name); // a circle of references would end here
    for (const { from, to } of links) if (from === name) visit(to);
    ordered.set(name, shape);
  };
  for (const { name } of shapes) visit(name);
  return [...ordered.values()];
}
