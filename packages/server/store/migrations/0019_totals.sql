-- The counters of all projects together, so that what is asked of the whole organisation reads a few thousand rows.
-- Nothing but `facet_counts` makes them, whoever writes that: they stand in no backup.
create table facet_totals (
  organisation_id uuid not null references organisations,
  facet text collate "C" not null,
  value text collate "C" not null,
  state text not null,
  count bigint not null,
  primary key (organisation_id, facet, value, state)
);

create function add_totals() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into facet_totals (organisation_id, facet, value, state, count)
    select c.organisation_id, f.facet, f.value, c.state, -sum(c.count)
    from before c cross join lateral (select c.facet, c.value
      union all select 'project', c.project_id::text where c.facet = 'severity') f
    group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (organisation_id, facet, value, state) do update set count = facet_totals.count + excluded.count;
  end if;
  if tg_op <> 'DELETE' then
    insert into facet_totals (organisation_id, facet, value, state, count)
    select c.organisation_id, f.facet, f.value, c.state, sum(c.count)
    from after c cross join lateral (select c.facet, c.value
      union all select 'project', c.project_id::text where c.facet = 'severity') f
    group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (organisation_id, facet, value, state) do update set count = facet_totals.count + excluded.count;
  end if;
  return null;
end
$$;
create trigger facet_counts_inserted after insert on facet_counts
  referencing new table as after for each statement execute function add_totals();
create trigger facet_counts_updated after update on facet_counts
  referencing old table as before new table as after for each statement execute function add_totals();
create trigger facet_counts_deleted after delete on facet_counts
  referencing old table as before for each statement execute function add_totals();

insert into facet_totals (organisation_id, facet, value, state, count)
select c.organisation_id, f.facet, f.value, c.state, sum(c.count)
from facet_counts c cross join lateral (select c.facet, c.value
  union all select 'project', c.project_id::text where c.facet = 'severity') f
group by 1, 2, 3, 4;

-- Which projects have a value.
create index facet_counts_value on facet_counts (organisation_id, facet, value, project_id);
