-- AlterTable
ALTER TABLE "User" ADD COLUMN     "phone" TEXT,
ADD COLUMN     "phoneConfirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "quietFrom" INTEGER,
ADD COLUMN     "quietTo" INTEGER;

-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "reminderMinutes" INTEGER[] DEFAULT ARRAY[1440, 60]::INTEGER[],
ADD COLUMN     "searchVersion" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "OutboxEvent" DROP COLUMN "attempts",
DROP COLUMN "lockedUntil",
DROP COLUMN "runAfter";

-- AlterTable
ALTER TABLE "MailboxMessage" ADD COLUMN     "attachments" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "channel" TEXT NOT NULL DEFAULT 'email';

-- AlterTable
ALTER TABLE "RateLimit" ADD COLUMN     "refused" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "refusedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "EventReminder" (
    "eventId" UUID NOT NULL,
    "minutesBefore" INTEGER NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "releasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EventReminder_pkey" PRIMARY KEY ("eventId","minutesBefore")
);

-- CreateTable
CREATE TABLE "EventSearch" (
    "eventId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "document" tsvector NOT NULL,
    "indexedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EventSearch_pkey" PRIMARY KEY ("eventId")
);

-- CreateTable
CREATE TABLE "OutboxTask" (
    "sink" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "aggregateId" UUID NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "runAfter" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lockedUntil" TIMESTAMPTZ(3),
    "parkedAt" TIMESTAMPTZ(3),
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OutboxTask_pkey" PRIMARY KEY ("seq","sink")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "userId" UUID,
    "kind" TEXT NOT NULL,
    "occurrence" TEXT NOT NULL,
    "subject" JSONB NOT NULL,
    "eventId" UUID,
    "inApp" BOOLEAN NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "path" TEXT,
    "readAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NotificationPreference" (
    "userId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,

    CONSTRAINT "NotificationPreference_pkey" PRIMARY KEY ("userId","kind","channel")
);

-- CreateTable
CREATE TABLE "BouncedAddress" (
    "address" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "lastError" TEXT NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BouncedAddress_pkey" PRIMARY KEY ("address")
);

-- CreateTable
CREATE TABLE "PhoneCode" (
    "userId" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PhoneCode_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "Incident" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "count" INTEGER NOT NULL DEFAULT 1,
    "firstAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolvedById" UUID,

    CONSTRAINT "Incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Notification_occurrence_kind_recipient_key" ON "Notification"("occurrence", "kind", "recipient");

-- CreateIndex
CREATE INDEX "Incident_lastAt_idx" ON "Incident"("lastAt");

-- CreateIndex
CREATE UNIQUE INDEX "Incident_kind_key_key" ON "Incident"("kind", "key");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- CreateIndex
CREATE INDEX "AuditEntry_subject_subjectId_idx" ON "AuditEntry"("subject", "subjectId");

-- AddForeignKey
ALTER TABLE "EventReminder" ADD CONSTRAINT "EventReminder_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventSearch" ADD CONSTRAINT "EventSearch_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationPreference" ADD CONSTRAINT "NotificationPreference_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PhoneCode" ADD CONSTRAINT "PhoneCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand. What Prisma cannot say. The change of "Delivery" stands here whole: what was told before an update is
-- not told again after it, so its rows are kept, each as the delivery of a notification. Not to be amended.

insert into "Notification" (id, recipient, "userId", kind, occurrence, subject, "inApp", title, "createdAt")
select gen_random_uuid(), d."userId"::text, d."userId", d.kind, d.occurrence, '{}', false, '', min(d."createdAt")
from "Delivery" d group by d."userId", d.kind, d.occurrence;

alter table "Delivery"
  add column "notificationId" uuid,
  add column "runAfter" timestamptz(3),
  add column "lockedUntil" timestamptz(3),
  add column "parkedAt" timestamptz(3),
  add column "skippedAt" timestamptz(3);

-- What was under way is handed out anew by the fact that it tells of; only what was sent or refused for good is kept.
delete from "Delivery" where "sentAt" is null and not starts_with(coalesce("lastError", ''), 'rejected: ');
delete from "Notification" n where not exists (
  select 1 from "Delivery" d where d."userId" = n."userId" and d.kind = n.kind and d.occurrence = n.occurrence
);
update "Delivery" d set
  "notificationId" = n.id, "runAfter" = d."createdAt",
  "parkedAt" = case when d."sentAt" is null then d."createdAt" end
from "Notification" n where n."userId" = d."userId" and n.kind = d.kind and n.occurrence = d.occurrence;

alter table "Delivery"
  drop constraint "Delivery_userId_fkey",
  drop column "userId",
  drop column kind,
  drop column occurrence,
  alter column "notificationId" set not null,
  alter column "runAfter" set not null,
  alter column "createdAt" drop default,
  alter column id drop default,
  add constraint "Delivery_notificationId_fkey" foreign key ("notificationId") references "Notification" (id)
    on update cascade on delete cascade;
create unique index "Delivery_notificationId_channel_key" on "Delivery" ("notificationId", channel);

create index "Delivery_due" on "Delivery" (channel, "runAfter")
  where "sentAt" is null and "parkedAt" is null and "skippedAt" is null;
create index "Delivery_parked" on "Delivery" ("parkedAt") where "parkedAt" is not null;
create index "Delivery_by_age" on "Delivery" ("createdAt");
create index "Notification_centre" on "Notification" ("userId", "createdAt" desc, id desc) where "inApp";
create index "Notification_unread" on "Notification" ("userId") where "inApp" and "readAt" is null;
create index "Notification_by_age" on "Notification" ("createdAt");

drop index if exists "OutboxEvent_pending_by_time";
drop index if exists "OutboxEvent_pending_by_aggregate";
create index "OutboxEvent_pending" on "OutboxEvent" (seq) where "doneAt" is null and "parkedAt" is null;
create index "OutboxEvent_parked" on "OutboxEvent" (seq) where "doneAt" is null and "parkedAt" is not null;
create index "OutboxTask_due" on "OutboxTask" (sink, seq) where "parkedAt" is null;
create index "OutboxTask_by_aggregate" on "OutboxTask" ("aggregateId", sink, seq) where "parkedAt" is null;
create index "OutboxTask_parked" on "OutboxTask" (sink, seq) where "parkedAt" is not null;
-- Rows come and go: statistics and free space must follow closely.
alter table "OutboxTask" set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05, fillfactor = 70);

create index "EventReminder_due" on "EventReminder" ("dueAt") where "releasedAt" is null;
create index "Event_behind_search" on "Event" (id) where "searchVersion" < version;
create index "EventSearch_document" on "EventSearch" using gin (document);

alter table "User"
  add constraint "User_phone_form" check (phone ~ '^[+][1-9][0-9]{6,14}$'),
  add constraint "User_quiet_hours" check (
    ("quietFrom" is null) = ("quietTo" is null)
    and "quietFrom" between 0 and 1439 and "quietTo" between 0 and 1439 and "quietFrom" <> "quietTo"
  );
alter table "EventReminder" add constraint "EventReminder_before" check ("minutesBefore" between 5 and 43200);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'AuditEntry is append-only: % is refused', tg_op using errcode = 'restrict_violation';
end
$$;
create trigger "AuditEntry_append_only" before update or delete or truncate on "AuditEntry"
  for each statement execute function refuse_audit_change();

-- Events that are still to come are reminded of as if they had been made after this.
insert into "EventReminder" ("eventId", "minutesBefore", "dueAt")
select e.id, m, e."startsAt" - make_interval(mins => m)
from "Event" e, unnest(e."reminderMinutes") m
where e.status = 'published' and e."startsAt" - make_interval(mins => m) > now();
