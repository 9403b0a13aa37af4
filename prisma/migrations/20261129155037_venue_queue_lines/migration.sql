-- CreateTable
CREATE TABLE "VenueWaitlistLine" (
    "id" BIGSERIAL NOT NULL,
    "venueId" UUID NOT NULL,
    "entryId" TEXT,
    "number" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "badge" "AvailabilityStatus",

    CONSTRAINT "VenueWaitlistLine_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "VenueWaitlistLine_venueId_id_idx" ON "VenueWaitlistLine"("venueId", "id");

-- AddForeignKey
ALTER TABLE "VenueWaitlistLine" ADD CONSTRAINT "VenueWaitlistLine_venueId_fkey" FOREIGN KEY ("venueId") REFERENCES "Venue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand.

-- The queue of a venue in its order: who is next, and how many are before an entry.
create index "VenueWaitlistEntry_queue" on "VenueWaitlistEntry" ("venueId", "number")
  where status in ('waiting', 'offered');
-- The last holds of a venue, from which the breaker is counted.
create index "VenueWaitlistEntry_ended_holds" on "VenueWaitlistEntry" ("venueId", "holdOfferedAt")
  where "holdOfferedAt" is not null and "endedAt" is not null;
-- Nudges that nobody answered.
create index "VenueWaitlistEntry_nudges" on "VenueWaitlistEntry" ("nudgedAt")
  where status = 'waiting' and "nudgedAt" is not null;
-- The answers that badges are inferred from, the newest of each RFP venue first, without a look at the rows.
create index "VenueAvailabilitySignal_answers" on "VenueAvailabilitySignal" ("sourceRfpVenueId", "recordedAt" desc)
  include ("venueId", "signalType") where "signalType" in ('confirmed', 'tentative', 'unavailable');

create function "refuse_line_change"() returns trigger language plpgsql as $$
begin
  raise exception 'the lines of a queue are append-only' using errcode = 'restrict_violation';
end $$;
create trigger "VenueWaitlistLine_append_only" before update on "VenueWaitlistLine"
  for each row execute function "refuse_line_change"();
