-- A large project in the order of severity, and what is of one severity in it.
create index vulnerabilities_of_project_by_severity on vulnerabilities
  (organisation_id, project_id, severity_rank desc, priority_score desc, number);
