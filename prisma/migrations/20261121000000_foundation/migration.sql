-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "UserRole" AS ENUM ('user', 'moderator', 'admin');

-- CreateEnum
CREATE TYPE "EventStatus" AS ENUM ('draft', 'published', 'cancelled');

-- CreateEnum
CREATE TYPE "EventVisibility" AS ENUM ('public', 'unlisted', 'private');

-- CreateEnum
CREATE TYPE "EventStaffRole" AS ENUM ('cohost', 'door');

-- CreateEnum
CREATE TYPE "PoolState" AS ENUM ('draft', 'open', 'cancelled');

-- CreateEnum
CREATE TYPE "RsvpStatus" AS ENUM ('confirmed', 'waitlisted', 'offered', 'cancelled', 'declined');

-- CreateEnum
CREATE TYPE "WaitlistMode" AS ENUM ('automatic', 'offer');

-- CreateEnum
CREATE TYPE "PartyRule" AS ENUM ('skip', 'strict');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerifiedAt" TIMESTAMPTZ(3),
    "name" TEXT NOT NULL,
    "imageUrl" TEXT,
    "passwordHash" TEXT,
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "role" "UserRole" NOT NULL DEFAULT 'user',
    "sessionEpoch" INTEGER NOT NULL DEFAULT 0,
    "bannedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OAuthAccount" (
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OAuthAccount_pkey" PRIMARY KEY ("provider","providerAccountId")
);

-- CreateTable
CREATE TABLE "SignInLink" (
    "tokenHash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SignInLink_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "PersonalAccessToken" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "PersonalAccessToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "hostId" UUID NOT NULL,
    "poolId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "coverUrl" TEXT,
    "place" TEXT,
    "onlineUrl" TEXT,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "timeZone" TEXT NOT NULL,
    "status" "EventStatus" NOT NULL DEFAULT 'draft',
    "visibility" "EventVisibility" NOT NULL DEFAULT 'public',
    "inviteToken" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "publishedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventStaff" (
    "eventId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "EventStaffRole" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EventStaff_pkey" PRIMARY KEY ("eventId","email")
);

-- CreateTable
CREATE TABLE "OutboxEvent" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "aggregateId" UUID NOT NULL,
    "payload" JSONB NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "runAfter" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lockedUntil" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),
    "parkedAt" TIMESTAMPTZ(3),
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OutboxEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "occurrence" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MailboxMessage" (
    "id" UUID NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MailboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "hits" TIMESTAMPTZ(3)[],
    "accepted" INTEGER NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "LivePublish" (
    "poolId" UUID NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LivePublish_pkey" PRIMARY KEY ("poolId")
);

-- CreateTable
CREATE TABLE "JobRun" (
    "job" TEXT NOT NULL,
    "slotAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "result" JSONB,
    "error" TEXT,

    CONSTRAINT "JobRun_pkey" PRIMARY KEY ("job","slotAt")
);

-- CreateTable
CREATE TABLE "SeatPool" (
    "id" UUID NOT NULL,
    "capacity" INTEGER,
    "confirmedSeats" INTEGER NOT NULL DEFAULT 0,
    "offeredSeats" INTEGER NOT NULL DEFAULT 0,
    "waitlistedSeats" INTEGER NOT NULL DEFAULT 0,
    "waitlistLength" INTEGER NOT NULL DEFAULT 0,
    "nextQueueNumber" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 0,
    "state" "PoolState" NOT NULL DEFAULT 'draft',
    "guestsMax" INTEGER NOT NULL DEFAULT 0,
    "waitlistEnabled" BOOLEAN NOT NULL DEFAULT true,
    "waitlistMode" "WaitlistMode" NOT NULL DEFAULT 'automatic',
    "partyRule" "PartyRule" NOT NULL DEFAULT 'skip',
    "passOversMax" INTEGER NOT NULL DEFAULT 3,
    "closesAt" TIMESTAMPTZ(3),
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SeatPool_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rsvp" (
    "id" UUID NOT NULL,
    "poolId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "status" "RsvpStatus" NOT NULL,
    "guests" INTEGER NOT NULL DEFAULT 0,
    "seats" INTEGER NOT NULL,
    "queueNumber" INTEGER,
    "passedOver" INTEGER NOT NULL DEFAULT 0,
    "specialRequirements" TEXT,
    "rsvpAt" TIMESTAMPTZ(3) NOT NULL,
    "statusAt" TIMESTAMPTZ(3) NOT NULL,
    "offerExpiresAt" TIMESTAMPTZ(3),
    "checkedInAt" TIMESTAMPTZ(3),
    "checkedInSeats" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Rsvp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RsvpLedger" (
    "id" BIGSERIAL NOT NULL,
    "poolId" UUID NOT NULL,
    "rsvpId" UUID,
    "actorId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "fromStatus" "RsvpStatus",
    "toStatus" "RsvpStatus",
    "seats" INTEGER NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "RsvpLedger_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "OAuthAccount_userId_idx" ON "OAuthAccount"("userId");

-- CreateIndex
CREATE INDEX "SignInLink_email_idx" ON "SignInLink"("email");

-- CreateIndex
CREATE UNIQUE INDEX "PersonalAccessToken_tokenHash_key" ON "PersonalAccessToken"("tokenHash");

-- CreateIndex
CREATE INDEX "PersonalAccessToken_userId_idx" ON "PersonalAccessToken"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Event_slug_key" ON "Event"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Event_poolId_key" ON "Event"("poolId");

-- CreateIndex
CREATE INDEX "Event_hostId_startsAt_idx" ON "Event"("hostId", "startsAt");

-- CreateIndex
CREATE INDEX "Event_startsAt_id_idx" ON "Event"("startsAt", "id");

-- CreateIndex
CREATE INDEX "EventStaff_email_idx" ON "EventStaff"("email");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxEvent_seq_key" ON "OutboxEvent"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_userId_kind_occurrence_channel_key" ON "Delivery"("userId", "kind", "occurrence", "channel");

-- CreateIndex
CREATE INDEX "MailboxMessage_createdAt_idx" ON "MailboxMessage"("createdAt");

-- CreateIndex
CREATE INDEX "MailboxMessage_to_createdAt_idx" ON "MailboxMessage"("to", "createdAt");

-- CreateIndex
CREATE INDEX "RateLimit_updatedAt_idx" ON "RateLimit"("updatedAt");

-- CreateIndex
CREATE INDEX "Rsvp_poolId_status_rsvpAt_id_idx" ON "Rsvp"("poolId", "status", "rsvpAt", "id");

-- CreateIndex
CREATE INDEX "Rsvp_userId_rsvpAt_idx" ON "Rsvp"("userId", "rsvpAt");

-- CreateIndex
CREATE UNIQUE INDEX "Rsvp_poolId_userId_key" ON "Rsvp"("poolId", "userId");

-- CreateIndex
CREATE INDEX "RsvpLedger_rsvpId_id_idx" ON "RsvpLedger"("rsvpId", "id");

-- CreateIndex
CREATE INDEX "RsvpLedger_poolId_id_idx" ON "RsvpLedger"("poolId", "id");

-- AddForeignKey
ALTER TABLE "OAuthAccount" ADD CONSTRAINT "OAuthAccount_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonalAccessToken" ADD CONSTRAINT "PersonalAccessToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_hostId_fkey" FOREIGN KEY ("hostId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_poolId_fkey" FOREIGN KEY ("poolId") REFERENCES "SeatPool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventStaff" ADD CONSTRAINT "EventStaff_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rsvp" ADD CONSTRAINT "Rsvp_poolId_fkey" FOREIGN KEY ("poolId") REFERENCES "SeatPool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rsvp" ADD CONSTRAINT "Rsvp_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand. What Prisma cannot say. Amending the generated part above keeps everything below.

alter table "User"
  add constraint "User_email_lower" check (email = lower(email));

alter table "SeatPool"
  add constraint "SeatPool_seats_within_capacity" check (capacity is null or "confirmedSeats" + "offeredSeats" <= capacity),
  add constraint "SeatPool_capacity_range" check (capacity between 1 and 1000000),
  add constraint "SeatPool_counters_not_negative" check (
    "confirmedSeats" >= 0 and "offeredSeats" >= 0 and "waitlistedSeats" >= 0 and "waitlistLength" >= 0
  ),
  add constraint "SeatPool_guestsMax_range" check ("guestsMax" between 0 and 50),
  add constraint "SeatPool_passOversMax_range" check ("passOversMax" between 0 and 100),
  add constraint "SeatPool_starts_before_end" check ("startsAt" < "endsAt");

-- The row is rewritten by every RSVP: free space on its page keeps those updates off the indexes.
alter table "SeatPool" set (fillfactor = 50);

alter table "Rsvp"
  add constraint "Rsvp_seats_are_the_party" check (seats = guests + 1),
  add constraint "Rsvp_guests_not_negative" check (guests >= 0),
  add constraint "Rsvp_waitlisted_has_queue_number" check ((status = 'waitlisted') = ("queueNumber" is not null)),
  add constraint "Rsvp_offered_has_expiry" check ((status = 'offered') = ("offerExpiresAt" is not null)),
  add constraint "Rsvp_checked_in_within_party" check ("checkedInSeats" between 0 and seats);

create unique index "Rsvp_waitlist_order" on "Rsvp" ("poolId", "queueNumber") where status = 'waitlisted';
create index "Rsvp_waitlist_by_party" on "Rsvp" ("poolId", seats) where status = 'waitlisted';

create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  raise exception 'RsvpLedger is append-only: % is refused', tg_op using errcode = 'restrict_violation';
end
$$;

-- Per statement, so that one which would touch no row is refused too.
create trigger "RsvpLedger_append_only" before update or delete or truncate on "RsvpLedger"
  for each statement execute function refuse_ledger_change();

create index "OutboxEvent_pending_by_time" on "OutboxEvent" ("runAfter", seq)
  where "doneAt" is null and "parkedAt" is null;
create index "OutboxEvent_pending_by_aggregate" on "OutboxEvent" ("aggregateId", seq)
  where "doneAt" is null and "parkedAt" is null;

-- Written on every limited call and worth nothing after a crash.
alter table "RateLimit" set unlogged;
