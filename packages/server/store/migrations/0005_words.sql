-- The words of what people search, so that a word which is rare or nowhere is found without reading every row. Words are
-- runs of ASCII letters and digits; a document with an immense one says '*', which every search takes for a hit.
create function words_of(detail jsonb) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct case when length(word) > 100 then '*' else word end), '{}')
  from regexp_split_to_table(lower((coalesce(detail->>'title', '') || ' ' || coalesce(detail->>'rule', '') || ' '
    || coalesce(detail->'location'->>'path', '') || ' ' || coalesce(detail->'component'->>'purl', '')) collate "C"),
    '[^a-z0-9]+') as word
  where word <> ''
$$;
alter table vulnerability_details add column words text[] collate "C" generated always as (words_of(detail)) stored;
create index vulnerability_details_words on vulnerability_details using gin (words);

-- Every word that ever stood in one of an organisation's vulnerabilities.
create table search_words (
  organisation_id uuid not null references organisations,
  word text collate "C" not null,
  primary key (organisation_id, word)
);
insert into search_words (organisation_id, word)
select distinct d.organisation_id, w.word from vulnerability_details d cross join unnest(d.words) as w(word);
