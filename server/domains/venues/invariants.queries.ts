import type { Tx } from "../../db/transaction";

const FOUND_MAX = 100;

/** What is never true of venues in a committed state, each with the ids that break it; empty = sound. */
export function findVenueViolations(tx: Tx): Promise<{ invariant: string; detail: string }[]> {
  return tx.$queryRaw`
    select * from (
      select 'I26 the capacities of a venue are those of its spaces' as invariant, v.id::text as detail
      from "Venue" v left join (
        select "venueId", max(theatre) as theatre, max(classroom) as classroom, max(banquet) as banquet,
          max(boardroom) as boardroom, max(cocktail) as cocktail, max("uShape") as "uShape"
        from "VenueSpace" group by "venueId"
      ) s on s."venueId" = v.id
      where (v."theatreMax", v."classroomMax", v."banquetMax", v."boardroomMax", v."cocktailMax", v."uShapeMax",
          v."capacityMax")
        is distinct from (s.theatre, s.classroom, s.banquet, s.boardroom, s.cocktail, s."uShape",
          greatest(s.theatre, s.classroom, s.banquet, s.boardroom, s.cocktail, s."uShape"))
      union all
      select 'I27 the directory can find every venue by its words and its city', id::text from "Venue"
      where search is null or ("cityKey" = '' and city ~ '[[:alnum:]]')
    ) found limit ${FOUND_MAX}`;
}
