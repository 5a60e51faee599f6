-- A finding of another scanner that is the same flaw is a witness: a row with its own identity and states, which is not
-- listed; `witness_of` is the number of the one that is shown, and a split is nothing but its absence.
alter table vulnerabilities
  add column witness_of bigint,
  add column witness_since timestamptz,
  add column witness_reasons jsonb,
  add column witness_score int,
  add column witnesses int not null default 0,
  add column deadline text not null default 'none' check (deadline in ('none', 'paused', 'ahead', 'late')),
  add column due date,
  add column deadline_rule text,
  -- the day from which its time runs
  add column deadline_since date;
create index vulnerabilities_witness_of on vulnerabilities (organisation_id, witness_of) where witness_of is not null;
-- without a day comes behind every day
create index vulnerabilities_by_due on vulnerabilities
  (organisation_id, (coalesce(due, 'infinity'::date)), priority_score desc, number);

-- Two that a person told apart; `number` is the smaller one.
create table vulnerability_splits (
  organisation_id uuid not null,
  number bigint not null,
  other bigint not null,
  primary key (organisation_id, number, other)
);

alter table vulnerabilities drop constraint vulnerabilities_decision_check;
alter table vulnerabilities add constraint vulnerabilities_decision_check
  check (decision in ('accepted', 'false-positive', 'wont-fix', 'mitigated', 'deferred'));
alter table decisions drop constraint decisions_kind_check;
alter table decisions
  add constraint decisions_kind_check check (kind in ('accepted', 'false-positive', 'wont-fix', 'mitigated', 'deferred')),
  add column state text not null default 'made' check (state in ('proposed', 'made', 'rejected')),
  add column approved_by uuid,
  add column approved_at timestamptz,
  -- how severe it was when that was decided; null: that was not noted yet
  add column severity_rank smallint,
  add column questioned_at timestamptz,
  add column questioned_why text,
  -- the change of many that it was part of
  add column bulk_id uuid,
  add column ended_bulk_id uuid;
create index decisions_open on decisions (organisation_id, project_id) where ended_at is null;
create index decisions_bulk on decisions (organisation_id, bulk_id) where bulk_id is not null;
create index decisions_ended_bulk on decisions (organisation_id, ended_bulk_id) where ended_bulk_id is not null;

-- What a false positive says of its rule below a glob; it counts as a decision of the policy does.
create table decision_patterns (
  organisation_id uuid not null,
  pattern_id uuid not null,
  project_id uuid not null,
  decision_id uuid not null,
  rule text collate "C" not null,
  path text not null,
  reason text not null,
  until date not null,
  made_at timestamptz not null,
  primary key (organisation_id, pattern_id),
  foreign key (organisation_id, project_id) references projects
);

-- Null: the defaults hold.
alter table policies add column deadlines jsonb, add column approval jsonb;

create table teams (
  organisation_id uuid not null references organisations,
  team_id uuid not null,
  slug text collate "C" not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null,
  hours_per_week double precision not null,
  usual_hours double precision not null,
  created_at timestamptz not null,
  primary key (organisation_id, team_id),
  unique (organisation_id, slug)
);
create table team_members (
  organisation_id uuid not null,
  team_id uuid not null,
  person_id uuid not null,
  primary key (organisation_id, team_id, person_id),
  foreign key (organisation_id, team_id) references teams on delete cascade,
  foreign key (organisation_id, person_id) references people
);
create table team_projects (
  organisation_id uuid not null,
  team_id uuid not null,
  project_id uuid not null,
  primary key (organisation_id, team_id, project_id),
  foreign key (organisation_id, team_id) references teams on delete cascade,
  foreign key (organisation_id, project_id) references projects
);

create table views (
  organisation_id uuid not null,
  view_id uuid not null,
  person_id uuid not null,
  name text not null,
  query text not null,
  shared boolean not null,
  created_at timestamptz not null,
  primary key (organisation_id, view_id),
  foreign key (organisation_id, person_id) references people
);
create index views_person on views (organisation_id, person_id);

insert into facet_counts (organisation_id, project_id, facet, value, state, count)
select v.organisation_id, v.project_id, f.facet, f.value, v.state, count(*)
from vulnerabilities v cross join lateral (values ('scanner', v.scanner), ('deadline', 'none')) as f(facet, value)
group by 1, 2, 3, 4, 5;
