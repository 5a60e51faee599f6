-- The first record. Every row belongs to an organisation; every reference carries it, so that no row can point across.
-- Ids are UUIDv7 made by the application; text that is sorted or compared by keyset is COLLATE "C"; times are UTC.

create table organisations (
  organisation_id uuid primary key,
  slug text collate "C" not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null,
  created_at timestamptz not null
);

-- Named counters: numbers for people (VBN-123) and the order of events.
create table counters (
  organisation_id uuid not null references organisations,
  name text collate "C" not null,
  value bigint not null,
  primary key (organisation_id, name)
);

------------------------------------------------------------------ people

create table people (
  organisation_id uuid not null references organisations,
  person_id uuid not null,
  name text not null,
  email text collate "C",
  state text not null check (state in ('active', 'locked', 'erased')),
  created_at timestamptz not null,
  primary key (organisation_id, person_id)
);
create unique index people_email on people (organisation_id, lower(email)) where email is not null;

-- A person may have several ways to sign in: a password now; single sign-on, passkeys and one-time codes later.
create table identities (
  organisation_id uuid not null,
  identity_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('password', 'oidc', 'passkey', 'otp')),
  issuer text collate "C" not null default '',
  subject text collate "C" not null,
  secret text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (organisation_id, identity_id),
  unique (organisation_id, kind, issuer, subject),
  foreign key (organisation_id, person_id) references people
);

create table sessions (
  organisation_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  token_hash bytea not null unique,
  csrf_hash bytea not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  agent text not null default '',
  primary key (organisation_id, session_id),
  foreign key (organisation_id, person_id) references people
);
create index sessions_person on sessions (organisation_id, person_id);

create table one_time_links (
  organisation_id uuid not null references organisations,
  link_id uuid not null,
  purpose text not null check (purpose in ('first-administrator', 'invitation', 'password')),
  token_hash bytea not null unique,
  person_id uuid,
  role text,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  primary key (organisation_id, link_id),
  foreign key (organisation_id, person_id) references people
);

------------------------------------------------------------------ projects and where code lives

create table projects (
  organisation_id uuid not null references organisations,
  project_id uuid not null,
  slug text collate "C" not null check (slug ~ '^[a-z0-9][a-z0-9._-]{0,98}$'),
  name text not null,
  repository text collate "C",
  path text collate "C" not null default '.',
  default_branch text collate "C",
  settings jsonb not null default '{}',
  created_at timestamptz not null,
  archived_at timestamptz,
  primary key (organisation_id, project_id),
  unique (organisation_id, slug)
);

-- Roles by project; a null project is the whole organisation.
create table memberships (
  organisation_id uuid not null,
  membership_id uuid not null,
  person_id uuid not null,
  project_id uuid,
  role text not null check (role in ('viewer', 'developer', 'security', 'administrator')),
  created_at timestamptz not null,
  primary key (organisation_id, membership_id),
  foreign key (organisation_id, person_id) references people,
  foreign key (organisation_id, project_id) references projects
);
create unique index memberships_one on memberships
  (organisation_id, person_id, coalesce(project_id, '00000000-0000-0000-0000-000000000000'));

create table api_tokens (
  organisation_id uuid not null references organisations,
  token_id uuid not null,
  person_id uuid,
  project_id uuid,
  name text not null,
  token_hash bytea not null unique,
  role text not null check (role in ('viewer', 'developer', 'security', 'administrator')),
  scopes text[] not null,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (organisation_id, token_id),
  foreign key (organisation_id, person_id) references people,
  foreign key (organisation_id, project_id) references projects
);

create table targets (
  organisation_id uuid not null,
  target_id uuid not null,
  project_id uuid not null,
  kind text not null check (kind in ('source', 'image', 'application')),
  locator text collate "C" not null,
  created_at timestamptz not null,
  primary key (organisation_id, target_id),
  unique (organisation_id, project_id, kind, locator),
  foreign key (organisation_id, project_id) references projects
);

create table branches (
  organisation_id uuid not null,
  branch_id uuid not null,
  project_id uuid not null,
  name text collate "C" not null,
  is_default boolean not null default false,
  created_at timestamptz not null,
  -- projection: the last recorded scan and its commit
  last_scan_id uuid,
  last_commit text collate "C",
  primary key (organisation_id, branch_id),
  unique (organisation_id, project_id, name),
  foreign key (organisation_id, project_id) references projects
);

create table pull_requests (
  organisation_id uuid not null,
  pull_request_id uuid not null,
  project_id uuid not null,
  number bigint not null,
  head_branch_id uuid not null,
  base_branch_id uuid,
  title text not null default '',
  state text not null check (state in ('open', 'merged', 'closed')),
  created_at timestamptz not null,
  primary key (organisation_id, pull_request_id),
  unique (organisation_id, project_id, number),
  foreign key (organisation_id, project_id) references projects,
  foreign key (organisation_id, head_branch_id) references branches,
  foreign key (organisation_id, base_branch_id) references branches
);

create table environments (
  organisation_id uuid not null references organisations,
  environment_id uuid not null,
  name text collate "C" not null,
  exposure text not null default 'unknown' check (exposure in ('internet', 'internal', 'none', 'unknown')),
  created_at timestamptz not null,
  primary key (organisation_id, environment_id),
  unique (organisation_id, name)
);

create table releases (
  organisation_id uuid not null,
  release_id uuid not null,
  project_id uuid not null,
  name text collate "C" not null,
  commit text collate "C",
  -- the scan whose components are what this release is made of
  scan_id uuid,
  created_at timestamptz not null,
  primary key (organisation_id, release_id),
  unique (organisation_id, project_id, name),
  foreign key (organisation_id, project_id) references projects
);

create table deployments (
  organisation_id uuid not null,
  deployment_id uuid not null,
  release_id uuid not null,
  environment_id uuid not null,
  deployed_at timestamptz not null,
  retired_at timestamptz,
  primary key (organisation_id, deployment_id),
  foreign key (organisation_id, release_id) references releases,
  foreign key (organisation_id, environment_id) references environments
);
create unique index deployments_live on deployments (organisation_id, release_id, environment_id) where retired_at is null;

------------------------------------------------------------------ what came in

-- An upload may be resumed until it is whole; what is acknowledged is in the blob store.
create table uploads (
  organisation_id uuid not null references organisations,
  upload_id uuid not null,
  project_id uuid,
  idempotency_key text collate "C" not null,
  request jsonb not null,
  state text not null check (state in ('receiving', 'received', 'recording', 'recorded', 'refused')),
  bytes bigint not null default 0,
  total bigint,
  blob text collate "C",
  scan_id uuid,
  problem jsonb,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (organisation_id, upload_id),
  unique (organisation_id, idempotency_key)
);

-- Immutable. The whole report lies in the blob store under its SHA-256; the columns are what lists and judgement need.
create table scans (
  organisation_id uuid not null,
  scan_id uuid not null,
  -- the id that the command gave it: one upload of one scan is recorded once
  client_scan_id text collate "C" not null,
  project_id uuid not null,
  target_id uuid not null,
  branch_id uuid,
  pull_request_id uuid,
  release_id uuid,
  sequence bigint not null,
  report_blob text collate "C" not null,
  report_version text not null,
  tool_version text not null,
  commit text collate "C",
  started_at timestamptz not null,
  duration_ms bigint not null,
  recorded_at timestamptz not null,
  verdict text not null check (verdict in ('pass', 'fail', 'unproven')),
  server_verdict text not null check (server_verdict in ('pass', 'fail', 'unproven')),
  reasons jsonb not null,
  differences jsonb not null,
  policy jsonb not null,
  source jsonb not null,
  coverage jsonb not null,
  complete boolean not null,
  counts jsonb not null,
  primary key (organisation_id, scan_id),
  unique (organisation_id, client_scan_id),
  unique (organisation_id, sequence),
  foreign key (organisation_id, project_id) references projects,
  foreign key (organisation_id, target_id) references targets,
  foreign key (organisation_id, branch_id) references branches,
  foreign key (organisation_id, pull_request_id) references pull_requests,
  foreign key (organisation_id, release_id) references releases
);
create index scans_project on scans (organisation_id, project_id, sequence desc);
create index scans_branch on scans (organisation_id, branch_id, sequence desc);

-- What each branch's last scan and each release is made of, for matching new advisories without reading reports again.
create table components (
  organisation_id uuid not null,
  component_id uuid not null,
  purl text collate "C" not null,
  ecosystem text collate "C" not null,
  name text collate "C" not null,
  version text collate "C" not null,
  primary key (organisation_id, component_id),
  unique (organisation_id, purl)
);
create index components_name on components (organisation_id, ecosystem, name);

create table scan_components (
  organisation_id uuid not null,
  scan_id uuid not null,
  component_id uuid not null,
  path text collate "C" not null,
  direct boolean,
  scope text not null,
  -- only what comes from a registry is matched against advisories
  source text not null default 'registry',
  primary key (organisation_id, scan_id, component_id, path),
  foreign key (organisation_id, scan_id) references scans,
  foreign key (organisation_id, component_id) references components
);
create index scan_components_component on scan_components (organisation_id, component_id);

------------------------------------------------------------------ events, and the projection that they rebuild

-- Append only. One row may speak of many vulnerabilities (their numbers stand in `subjects`).
create table events (
  organisation_id uuid not null references organisations,
  sequence bigint not null,
  event_id uuid not null,
  kind text collate "C" not null,
  version int not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('person', 'token', 'scan', 'watch', 'system')),
  actor_id text collate "C",
  project_id uuid,
  scan_id uuid,
  subjects bigint[] not null default '{}',
  data jsonb not null,
  primary key (organisation_id, sequence),
  unique (organisation_id, event_id)
);
create index events_subjects on events using gin (subjects);
create index events_scan on events (organisation_id, scan_id) where scan_id is not null;
create index events_project on events (organisation_id, project_id, sequence);

create table vulnerabilities (
  organisation_id uuid not null,
  vulnerability_id uuid not null,
  number bigint not null,
  project_id uuid not null,
  scheme text collate "C" not null,
  fingerprint text collate "C" not null,
  version int not null,
  scanner text not null default '',
  surface text not null,
  rule text collate "C" not null,
  title text not null,
  severity text not null check (severity in ('critical', 'high', 'medium', 'low', 'none', 'unknown')),
  severity_rank smallint not null,
  confidence text not null,
  priority_score int not null,
  priority_level text not null,
  -- over all branches: open while it is open on any
  state text not null check (state in ('open', 'gone', 'withdrawn')),
  decision text check (decision in ('accepted', 'false-positive')),
  decision_id uuid,
  path text collate "C" not null,
  line int,
  component_purl text collate "C",
  exploited text not null default 'unknown' check (exploited in ('yes', 'no', 'unknown')),
  owner text,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- digest of all that a scan says of it: what is equal is not written again
  content text not null default '',
  primary key (organisation_id, vulnerability_id),
  unique (organisation_id, number),
  foreign key (organisation_id, project_id) references projects
  -- room beside each row: that thousands were seen again touches no index
) with (fillfactor = 45);
create index vulnerabilities_list on vulnerabilities (organisation_id, project_id, state, priority_score desc, number);
create index vulnerabilities_all on vulnerabilities (organisation_id, state, priority_score desc, number);
create index vulnerabilities_rule on vulnerabilities (organisation_id, rule);

-- The projection's other tables refer to `vulnerabilities` without a foreign key: they are made by the same events,
-- `vauban rebuild` proves them, and a check of each of a scan's thousands of rows costs more than writing it.

-- The last observation, masked and bounded; the whole one is in its scan's report. Apart, so that the rows that are
-- listed, counted and seen again are narrow.
create table vulnerability_details (
  organisation_id uuid not null,
  vulnerability_id uuid not null,
  detail jsonb not null,
  primary key (organisation_id, vulnerability_id)
);

-- One vulnerability may have several: of two schemes, of a file's former name, of an advisory's other name.
create table vulnerability_fingerprints (
  organisation_id uuid not null,
  project_id uuid not null,
  scheme text collate "C" not null,
  fingerprint text collate "C" not null,
  vulnerability_id uuid not null,
  primary key (organisation_id, project_id, scheme, fingerprint)
);
create index vulnerability_fingerprints_of on vulnerability_fingerprints (organisation_id, vulnerability_id);

create table vulnerability_branches (
  organisation_id uuid not null,
  vulnerability_id uuid not null,
  branch_id uuid not null,
  state text not null check (state in ('open', 'gone', 'withdrawn')),
  first_scan_id uuid not null,
  last_seen_scan_id uuid not null,
  last_seen_commit text collate "C",
  gone_scan_id uuid,
  primary key (organisation_id, vulnerability_id, branch_id)
) with (fillfactor = 45);
-- not led by the organisation: joins by vulnerability must find one way only, the primary key
create index vulnerability_branches_branch on vulnerability_branches (branch_id, state);

-- Kept by the same transaction that changes a vulnerability, so that facets cost nothing.
create table facet_counts (
  organisation_id uuid not null,
  project_id uuid not null,
  facet text collate "C" not null,
  value text collate "C" not null,
  state text not null,
  count bigint not null,
  primary key (organisation_id, project_id, facet, value, state),
  foreign key (organisation_id, project_id) references projects
);

create table decisions (
  organisation_id uuid not null,
  decision_id uuid not null,
  project_id uuid not null,
  number bigint not null,
  kind text not null check (kind in ('accepted', 'false-positive')),
  reason text not null,
  until date not null,
  made_by uuid not null,
  made_at timestamptz not null,
  -- where it was last seen, and whether it was known to be exploited, when that was decided
  commit text collate "C",
  exploited boolean not null default false,
  ended_at timestamptz,
  ended_by uuid,
  ended_reason text,
  primary key (organisation_id, decision_id),
  foreign key (organisation_id, project_id) references projects,
  foreign key (organisation_id, made_by) references people (organisation_id, person_id)
);
create index decisions_vulnerability on decisions (organisation_id, number);

------------------------------------------------------------------ policy, what leaves, what is watched, what is logged

-- One versioned document for each project (a null project: the organisation's default).
create table policies (
  organisation_id uuid not null references organisations,
  policy_id uuid not null,
  project_id uuid,
  version int not null,
  document jsonb not null,
  digest text collate "C" not null,
  made_by uuid,
  made_at timestamptz not null,
  primary key (organisation_id, policy_id),
  foreign key (organisation_id, project_id) references projects
);
create unique index policies_version on policies
  (organisation_id, coalesce(project_id, '00000000-0000-0000-0000-000000000000'), version);

create table receivers (
  organisation_id uuid not null references organisations,
  receiver_id uuid not null,
  project_id uuid,
  kind text not null check (kind in ('webhook', 'mail')),
  name text not null,
  address text not null,
  -- sealed under the key outside the database
  sealed_secret bytea,
  events text[] not null,
  active boolean not null default true,
  created_at timestamptz not null,
  primary key (organisation_id, receiver_id),
  foreign key (organisation_id, project_id) references projects
);

-- Everything that leaves is written here in the transaction that causes it.
create table outbox (
  organisation_id uuid not null references organisations,
  message_id uuid not null,
  receiver_id uuid not null,
  event_sequence bigint,
  payload jsonb not null,
  state text not null check (state in ('waiting', 'sent', 'dead')),
  attempts int not null default 0,
  next_at timestamptz not null,
  last_problem text,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (organisation_id, message_id),
  unique (organisation_id, receiver_id, event_sequence),
  foreign key (organisation_id, receiver_id) references receivers
);
create index outbox_waiting on outbox (next_at) where state = 'waiting';

-- One row for each notice of the watch, so that a match is told once.
create table watch_matches (
  organisation_id uuid not null,
  match_id uuid not null,
  scan_id uuid not null,
  component_id uuid not null,
  advisory text collate "C" not null,
  state text not null check (state in ('affected', 'withdrawn')),
  exploited text not null,
  severity text not null,
  first_revision text collate "C" not null,
  last_revision text collate "C" not null,
  primary key (organisation_id, match_id),
  unique (organisation_id, scan_id, component_id, advisory),
  foreign key (organisation_id, scan_id) references scans,
  foreign key (organisation_id, component_id) references components
);

create table audit_log (
  organisation_id uuid not null references organisations,
  sequence bigint not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text collate "C",
  action text collate "C" not null,
  subject text collate "C" not null,
  data jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (organisation_id, sequence)
);

-- What the server must read back, sealed under a key that lies outside the database.
create table sealed_values (
  organisation_id uuid not null references organisations,
  name text collate "C" not null,
  value bytea not null,
  changed_at timestamptz not null,
  primary key (organisation_id, name)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  if current_setting('vauban.erasure', true) = 'on' then
    return coalesce(new, old);
  end if;
  raise exception 'rows of % never change', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger scans_immutable before update or delete on scans for each row execute function refuse_change();
create trigger events_immutable before update or delete on events for each row execute function refuse_change();
create trigger audit_log_immutable before update or delete on audit_log for each row execute function refuse_change();
