-- Who sends to a receiver holds it for a while, so that one that hangs is asked by one worker at a time.
alter table receivers add column sending_until timestamptz;
create index outbox_receiver on outbox (organisation_id, receiver_id, next_at) where state = 'waiting';
create index outbox_dead on outbox (organisation_id, created_at) where state = 'dead';
create index outbox_sent on outbox (sent_at) where state = 'sent';

-- How far the watch is: when the sources were asked last, and with which data the components were matched.
create table watch_state (
  organisation_id uuid not null references organisations,
  asked_at timestamptz,
  problem text,
  revision text collate "C",
  -- the newest `modified` of that data: what is older never takes its place
  newest text collate "C",
  matched_at timestamptz,
  primary key (organisation_id)
);
