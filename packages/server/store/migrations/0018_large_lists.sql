-- Orders that a filter follows: who asks for one level, deadline or project finds its rows together, not behind a million
-- others. What few have is found by itself.
create index vulnerabilities_by_level on vulnerabilities (organisation_id, priority_level, priority_score desc, number);
create index vulnerabilities_by_deadline on vulnerabilities
  (organisation_id, deadline, (coalesce(due, 'infinity'::date)), priority_score desc, number);
create index vulnerabilities_of_project on vulnerabilities (organisation_id, project_id, number);
create index vulnerabilities_of_project_by_due on vulnerabilities
  (organisation_id, project_id, (coalesce(due, 'infinity'::date)), priority_score desc, number);
create index vulnerabilities_owner on vulnerabilities (organisation_id, (coalesce(owner, '')));
create index vulnerabilities_exploited on vulnerabilities (organisation_id, priority_score desc, number)
  where exploited = 'yes';
create index vulnerabilities_decided on vulnerabilities (organisation_id, decision) where decision is not null;

-- What is open on a branch is read in pages.
create index vulnerability_branches_open on vulnerability_branches (branch_id, state, vulnerability_id);
drop index vulnerability_branches_branch;
