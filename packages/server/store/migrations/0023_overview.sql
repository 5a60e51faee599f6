-- The overview counts what the scans of the last weeks did; packages are asked for over all projects.
create index scans_recorded on scans (organisation_id, recorded_at);
create index vulnerabilities_component on vulnerabilities (organisation_id, component_purl)
  where component_purl is not null and witness_of is null;
