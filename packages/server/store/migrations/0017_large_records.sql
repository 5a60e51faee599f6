-- For records of a million: documents are packed by what is quickest to open where the server can, and the planner does not
-- look into what no question narrows by.
do $$
begin
  alter table events alter column data set compression lz4;
  alter table vulnerability_details alter column detail set compression lz4;
exception when feature_not_supported then null; -- a server that was built without it
end
$$;
alter table events alter column data set statistics 0;
alter table vulnerability_details alter column detail set statistics 0;
alter table vulnerability_details set (fillfactor = 70);
alter table vulnerabilities
  alter column scheme set statistics 0,
  alter column fingerprint set statistics 0,
  alter column content set statistics 0,
  alter column decision_id set statistics 0,
  alter column witness_reasons set statistics 0;
