ALTER TABLE "SeatPool" ADD COLUMN "eventId" UUID, ADD COLUMN "sessionId" UUID;

UPDATE "SeatPool" p SET "eventId" = e.id FROM "Event" e WHERE e."poolId" = p.id;

ALTER TABLE "SeatPool" ALTER COLUMN "eventId" SET NOT NULL;

-- DropForeignKey
ALTER TABLE "Event" DROP CONSTRAINT "Event_poolId_fkey";

-- DropIndex
DROP INDEX "Event_poolId_key";

-- AlterTable
ALTER TABLE "Event" DROP COLUMN "poolId";

-- CreateIndex
CREATE UNIQUE INDEX "SeatPool_sessionId_key" ON "SeatPool"("sessionId");

-- CreateIndex
CREATE INDEX "SeatPool_eventId_idx" ON "SeatPool"("eventId");

-- AddForeignKey
ALTER TABLE "SeatPool" ADD CONSTRAINT "SeatPool_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand.

create unique index "SeatPool_event_own_key" on "SeatPool" ("eventId") where "sessionId" is null;

-- An event's times and state stand in its own pool, where RSVPs read them under the lock, and in the event, where lists
-- read them. They are held equal at every commit, whichever of the two rows was written.
create function event_equals_its_pool() returns trigger language plpgsql as $$
declare
  of_event uuid := case tg_table_name when 'Event' then new.id else (to_jsonb(new) ->> 'eventId')::uuid end;
begin
  if exists (
    select from "Event" e join "SeatPool" p on p."eventId" = e.id and p."sessionId" is null
    where e.id = of_event and (p."startsAt" <> e."startsAt" or p."endsAt" <> e."endsAt"
      or p.state::text <> case e.status when 'published' then 'open' else e.status::text end)
  ) then
    raise exception 'event % and its pool differ in times or state', of_event
      using errcode = 'check_violation', constraint = 'Event_equals_its_pool';
  end if;
  return null;
end $$;

create constraint trigger "Event_equals_its_pool" after update of "startsAt", "endsAt", status on "Event"
  deferrable initially deferred for each row
  when (old."startsAt" <> new."startsAt" or old."endsAt" <> new."endsAt" or old.status <> new.status)
  execute function event_equals_its_pool();

create constraint trigger "SeatPool_equals_its_event" after update of "startsAt", "endsAt", state on "SeatPool"
  deferrable initially deferred for each row
  when (new."sessionId" is null
    and (old."startsAt" <> new."startsAt" or old."endsAt" <> new."endsAt" or old.state <> new.state))
  execute function event_equals_its_pool();

create constraint trigger "SeatPool_begins_as_its_event" after insert on "SeatPool"
  deferrable initially deferred for each row when (new."sessionId" is null)
  execute function event_equals_its_pool();
