-- The list of vulnerabilities in its two usual orders, whatever the state: a page is read from the index, not sorted.
create index vulnerabilities_by_priority on vulnerabilities (organisation_id, priority_score desc, number);
create index vulnerabilities_by_severity on vulnerabilities (organisation_id, severity_rank desc, priority_score desc, number);
