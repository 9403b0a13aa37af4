-- AlterTable
ALTER TABLE "Venue" ADD COLUMN     "banquetMax" INTEGER,
ADD COLUMN     "boardroomMax" INTEGER,
ADD COLUMN     "capacityMax" INTEGER,
ADD COLUMN     "cityKey" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "classroomMax" INTEGER,
ADD COLUMN     "cocktailMax" INTEGER,
ADD COLUMN     "contactShared" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "search" tsvector,
ADD COLUMN     "theatreMax" INTEGER,
ADD COLUMN     "uShapeMax" INTEGER,
ALTER COLUMN "amenities" SET DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "VenueSpace" ALTER COLUMN "priceFrom" SET DATA TYPE BIGINT;

-- Written by hand.

-- The capacities of a venue are those of its spaces, whatever writes them: the directory filters and sorts by them.
create function "venue_capacities"() returns trigger language plpgsql as $$
begin
  update "Venue" v set
    "theatreMax" = m.theatre, "classroomMax" = m.classroom, "banquetMax" = m.banquet, "boardroomMax" = m.boardroom,
    "cocktailMax" = m.cocktail, "uShapeMax" = m."uShape",
    "capacityMax" = greatest(m.theatre, m.classroom, m.banquet, m.boardroom, m.cocktail, m."uShape")
  from (
    select c."venueId", max(s.theatre) theatre, max(s.classroom) classroom, max(s.banquet) banquet,
      max(s.boardroom) boardroom, max(s.cocktail) cocktail, max(s."uShape") "uShape"
    from (select distinct "venueId" from changed) c left join "VenueSpace" s on s."venueId" = c."venueId"
    group by c."venueId"
  ) m where v.id = m."venueId";
  return null;
end $$;

create trigger "VenueSpace_inserted" after insert on "VenueSpace"
  referencing new table as changed for each statement execute function "venue_capacities"();
create trigger "VenueSpace_updated" after update on "VenueSpace"
  referencing new table as changed for each statement execute function "venue_capacities"();
create trigger "VenueSpace_deleted" after delete on "VenueSpace"
  referencing old table as changed for each statement execute function "venue_capacities"();
update "VenueSpace" set position = position;
update "Venue" set amenities = '{}' where amenities is null;
alter table "Venue" alter column amenities set not null;
update "Venue" set "cityKey" = lower(city);

alter table "Venue"
  add constraint "Venue_place" check (
    (latitude is null) = (longitude is null) and latitude between -90 and 90 and longitude between -180 and 180);
alter table "VenueSpace" add constraint "VenueSpace_price" check (("priceFrom" is null) = (currency is null));
alter table "VenueBlockedDate" add constraint "VenueBlockedDate_days" check ("startsOn" < "endsOn");

-- The directory shows listed venues only. Each order has an index that ends the list early, and each narrow filter one
-- that finds its few rows.
create index "Venue_listed_name" on "Venue" (name, id) where status = 'listed';
create index "Venue_listed_newest" on "Venue" ("createdAt" desc, id desc) where status = 'listed';
create index "Venue_listed_city" on "Venue" ("cityKey", name, id) where status = 'listed';
create index "Venue_listed_capacityMax" on "Venue" (coalesce("capacityMax", 0) desc, id desc) where status = 'listed';
create index "Venue_listed_theatreMax" on "Venue" (coalesce("theatreMax", 0) desc, id desc) where status = 'listed';
create index "Venue_listed_classroomMax" on "Venue" (coalesce("classroomMax", 0) desc, id desc) where status = 'listed';
create index "Venue_listed_banquetMax" on "Venue" (coalesce("banquetMax", 0) desc, id desc) where status = 'listed';
create index "Venue_listed_boardroomMax" on "Venue" (coalesce("boardroomMax", 0) desc, id desc) where status = 'listed';
create index "Venue_listed_cocktailMax" on "Venue" (coalesce("cocktailMax", 0) desc, id desc) where status = 'listed';
create index "Venue_listed_uShapeMax" on "Venue" (coalesce("uShapeMax", 0) desc, id desc) where status = 'listed';
create index "Venue_listed_badge" on "Venue" ("availabilityStatus", name, id) where status = 'listed';
create index "Venue_listed_amenities" on "Venue" using gin (amenities) where status = 'listed';
create index "Venue_listed_place" on "Venue" using gist (point(longitude, latitude)) where status = 'listed';
create index "Venue_listed_search" on "Venue" using gin (search) where status = 'listed';
create index "VenueBlockedDate_ends" on "VenueBlockedDate" ("venueId", "endsOn", "startsOn");
