-- A branch that is no more: deleted, merged, or a pull request's that was closed. A later scan brings it back.
alter table branches add column retired_at timestamptz;
