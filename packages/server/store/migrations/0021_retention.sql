-- How long what nobody needs for proof is kept. A null project: the organisation's. No row, or null days: for ever.
create table retention (
  organisation_id uuid not null references organisations,
  retention_id uuid not null,
  project_id uuid,
  version int not null,
  report_days int check (report_days between 30 and 3650),
  component_days int check (component_days between 30 and 3650),
  made_by uuid,
  made_at timestamptz not null,
  primary key (organisation_id, retention_id),
  foreign key (organisation_id, project_id) references projects,
  foreign key (organisation_id, made_by) references people
);
create unique index retention_one on retention
  (organisation_id, coalesce(project_id, '00000000-0000-0000-0000-000000000000'));

-- Scans never change: that the report of one is not kept any more stands beside it.
create table forgotten_reports (
  organisation_id uuid not null,
  scan_id uuid not null,
  forgotten_at timestamptz not null,
  primary key (organisation_id, scan_id),
  foreign key (organisation_id, scan_id) references scans
);

create index scans_blob on scans (report_blob);
