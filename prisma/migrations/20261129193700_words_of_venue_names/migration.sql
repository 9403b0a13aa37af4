-- Written by hand.

-- The words of a venue's name a second time, marked, so that names are found by the index.
update "Venue" set search = search || (
  select string_agg(quote_literal('_' || lexeme) || ':1A', ' ')::tsvector from unnest(search) where 'A' = any(weights)
) where exists (select 1 from unnest(search) where 'A' = any(weights));
