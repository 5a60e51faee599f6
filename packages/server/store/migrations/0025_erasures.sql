-- What was erased, by whom and why; never what it said. Ids only, so that it may stay for ever.
create table erasures (
  organisation_id uuid not null references organisations,
  erasure_id uuid not null,
  kind text not null check (kind in ('person', 'project', 'text')),
  -- of the person or project that is no more; null for a text
  subject uuid,
  reason text not null,
  -- rows and reports that were changed or deleted
  told jsonb not null,
  state text not null check (state in ('running', 'done', 'failed')),
  made_by uuid,
  made_at timestamptz not null,
  done_at timestamptz,
  primary key (organisation_id, erasure_id)
);
