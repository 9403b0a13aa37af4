-- AlterTable
ALTER TABLE "OutboxEvent" ALTER COLUMN "createdAt" SET DEFAULT clock_timestamp();

-- Written by hand.

-- Every answer counts, so the answers of one venue lie together, and all of them are read without a look at the rows.
drop index "VenueAvailabilitySignal_answers";
create index "VenueAvailabilitySignal_answers" on "VenueAvailabilitySignal" ("venueId", "recordedAt")
  include ("signalType") where "signalType" in ('confirmed', 'tentative', 'unavailable');
