-- A fingerprint leads to every vulnerability that bore it: a secret whose value was replaced in its place leaves its name to
-- the next one, and equal values in two places have one mark. What an older rule kept away is taken from the events.
alter table vulnerability_fingerprints drop constraint vulnerability_fingerprints_pkey;
alter table vulnerability_fingerprints add primary key (organisation_id, project_id, scheme, fingerprint, vulnerability_id);
insert into vulnerability_fingerprints (organisation_id, project_id, scheme, fingerprint, vulnerability_id)
select e.organisation_id, e.project_id, f.scheme, f.fingerprint, f.vulnerability_id
from events e cross join lateral jsonb_to_recordset(e.data->'findings') as f(
  scheme text, fingerprint text, vulnerability_id uuid)
where e.kind in ('vulnerability.described', 'vulnerability.identified') and f.fingerprint is not null
on conflict do nothing;
