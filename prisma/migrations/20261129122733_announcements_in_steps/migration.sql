-- AlterTable
ALTER TABLE "OutboxTask" ADD COLUMN     "cursor" TEXT;

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "lane" SMALLINT NOT NULL DEFAULT 1;

-- Written by hand.
-- Deliveries that wait get the lane of their kind. Sent ones keep the default, which is read for none of them.
update "Delivery" d set lane = case
    when n.kind in ('rsvp.promoted', 'rsvp.offered', 'rsvp.offer-ending', 'rsvp.registered') then 0
    when n.kind in ('event.reminder', 'event.rescheduled', 'event.cancelled', 'event.restored', 'event.message',
      'event.invitation') then 2
    else 1
  end
from "Notification" n
where n.id = d."notificationId" and d."sentAt" is null and d."skippedAt" is null;
drop index "Delivery_due";
create index "Delivery_due" on "Delivery" (channel, lane, "runAfter", id)
  where "sentAt" is null and "parkedAt" is null and "skippedAt" is null;

-- Facts about many people have a queue of their own.
update "OutboxTask" t set sink = 'announcements'
from "OutboxEvent" e where e.seq = t.seq and t.sink = 'notifications' and e.type not like 'rsvp.%';
