-- Single sign-on, passkeys and one-time codes.

create table identity_providers (
  organisation_id uuid not null references organisations,
  provider_id uuid not null,
  slug text collate "C" not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null,
  issuer text collate "C" not null,
  client_id text not null,
  -- sealed under the key outside the database; null: a public client
  sealed_secret bytea,
  -- scopes, claim of the groups, what each group gives, whose word on e-mail is trusted
  settings jsonb not null,
  -- written by the server's environment, which alone changes it
  from_environment boolean not null default false,
  active boolean not null default true,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (organisation_id, provider_id),
  unique (organisation_id, slug)
);

-- What a person calls a passkey; when it was last used; its public key and counter, or the last step of a code.
alter table identities add column label text not null default '', add column used_at timestamptz, add column data jsonb;
create unique index identities_one_otp on identities (organisation_id, person_id) where kind = 'otp';
create index identities_person on identities (organisation_id, person_id);

create table recovery_codes (
  organisation_id uuid not null,
  person_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (organisation_id, person_id, code_hash),
  foreign key (organisation_id, person_id) references people
);

-- A step of a sign-in is carried by the browser, sealed; one that came to its end stands here until its time is over.
create table spent_steps (
  organisation_id uuid not null references organisations,
  step_hash bytea not null,
  ends_at timestamptz not null,
  primary key (organisation_id, step_hash)
);

-- Null: given by a person. Else by the groups of that provider, which alone take it back.
alter table memberships add column provider_id uuid;
alter table memberships add foreign key (organisation_id, provider_id) references identity_providers;
drop index memberships_one;
create unique index memberships_one on memberships (organisation_id, person_id,
  coalesce(project_id, '00000000-0000-0000-0000-000000000000'), coalesce(provider_id, '00000000-0000-0000-0000-000000000000'));

-- How sure the server is of who it is: a password alone, or more than one proof.
alter table sessions
  add column provider_id uuid,
  add column proofs text not null default 'one' check (proofs in ('one', 'two'));

-- From which role on one proof is not enough; null or no row: nobody is asked.
create table sign_in_policies (
  organisation_id uuid primary key references organisations,
  two_proofs_from text check (two_proofs_from in ('viewer', 'developer', 'security', 'administrator')),
  changed_at timestamptz not null
);
