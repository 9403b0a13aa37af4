-- CreateEnum
CREATE TYPE "ScanKind" AS ENUM ('arrive', 'undo');

-- CreateEnum
CREATE TYPE "ScanOutcome" AS ENUM ('arrived', 'already', 'undone', 'waiting', 'refused');

-- DropIndex
DROP INDEX "SeatPool_eventId_idx";

-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "checkInOpensMinutes" INTEGER,
ADD COLUMN     "feedbackAskedAt" TIMESTAMPTZ(3),
ADD COLUMN     "overlapsAllowed" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "SeatPool" ADD COLUMN     "doorMinutes" INTEGER,
ADD COLUMN     "overlapAllowed" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Rsvp" ADD COLUMN     "onSiteAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "type" TEXT,
    "trackId" UUID,
    "roomId" UUID,
    "ownCapacity" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "remindedFor" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Room" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "capacity" INTEGER,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Track" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "color" TEXT NOT NULL,
    "overlapAllowed" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Track_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Speaker" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "bio" TEXT NOT NULL DEFAULT '',
    "photoUrl" TEXT,

    CONSTRAINT "Speaker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SessionSpeaker" (
    "sessionId" UUID NOT NULL,
    "speakerId" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "SessionSpeaker_pkey" PRIMARY KEY ("sessionId","speakerId")
);

-- CreateTable
CREATE TABLE "SessionChange" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "before" JSONB NOT NULL,
    "releasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SessionChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CheckInScan" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "poolId" UUID NOT NULL,
    "rsvpId" UUID,
    "nonce" VARCHAR(64) NOT NULL,
    "kind" "ScanKind" NOT NULL,
    "members" INTEGER[],
    "outcome" "ScanOutcome" NOT NULL,
    "reason" TEXT,
    "byId" UUID NOT NULL,
    "scannedAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CheckInScan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Feedback" (
    "id" UUID NOT NULL,
    "poolId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "stars" SMALLINT NOT NULL,
    "comment" TEXT,
    "isAnonymous" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Feedback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PushSubscription" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "signInId" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PushSubscription_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Session_eventId_idx" ON "Session"("eventId");

-- CreateIndex
CREATE INDEX "Session_roomId_idx" ON "Session"("roomId");

-- CreateIndex
CREATE INDEX "Session_trackId_idx" ON "Session"("trackId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_id_eventId_key" ON "Session"("id", "eventId");

-- CreateIndex
CREATE UNIQUE INDEX "Room_eventId_name_key" ON "Room"("eventId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Track_eventId_name_key" ON "Track"("eventId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Speaker_eventId_name_key" ON "Speaker"("eventId", "name");

-- CreateIndex
CREATE INDEX "SessionSpeaker_speakerId_idx" ON "SessionSpeaker"("speakerId");

-- CreateIndex
CREATE INDEX "SessionChange_sessionId_at_idx" ON "SessionChange"("sessionId", "at");

-- CreateIndex
CREATE INDEX "CheckInScan_rsvpId_receivedAt_idx" ON "CheckInScan"("rsvpId", "receivedAt");

-- CreateIndex
CREATE INDEX "CheckInScan_poolId_receivedAt_idx" ON "CheckInScan"("poolId", "receivedAt");

-- CreateIndex
CREATE INDEX "CheckInScan_byId_idx" ON "CheckInScan"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "CheckInScan_eventId_nonce_key" ON "CheckInScan"("eventId", "nonce");

-- CreateIndex
CREATE INDEX "Feedback_userId_idx" ON "Feedback"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Feedback_poolId_userId_key" ON "Feedback"("poolId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "PushSubscription_endpoint_key" ON "PushSubscription"("endpoint");

-- CreateIndex
CREATE INDEX "PushSubscription_userId_idx" ON "PushSubscription"("userId");

-- CreateIndex
CREATE INDEX "PushSubscription_signInId_idx" ON "PushSubscription"("signInId");

-- CreateIndex
CREATE INDEX "SeatPool_eventId_startsAt_id_idx" ON "SeatPool"("eventId", "startsAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SeatPool_sessionId_eventId_key" ON "SeatPool"("sessionId", "eventId");

-- AddForeignKey
ALTER TABLE "SeatPool" ADD CONSTRAINT "SeatPool_sessionId_eventId_fkey" FOREIGN KEY ("sessionId", "eventId") REFERENCES "Session"("id", "eventId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_trackId_fkey" FOREIGN KEY ("trackId") REFERENCES "Track"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Room" ADD CONSTRAINT "Room_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Track" ADD CONSTRAINT "Track_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Speaker" ADD CONSTRAINT "Speaker_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionSpeaker" ADD CONSTRAINT "SessionSpeaker_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionSpeaker" ADD CONSTRAINT "SessionSpeaker_speakerId_fkey" FOREIGN KEY ("speakerId") REFERENCES "Speaker"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionChange" ADD CONSTRAINT "SessionChange_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckInScan" ADD CONSTRAINT "CheckInScan_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Feedback" ADD CONSTRAINT "Feedback_poolId_fkey" FOREIGN KEY ("poolId") REFERENCES "SeatPool"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Feedback" ADD CONSTRAINT "Feedback_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PushSubscription" ADD CONSTRAINT "PushSubscription_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PushSubscription" ADD CONSTRAINT "PushSubscription_signInId_fkey" FOREIGN KEY ("signInId") REFERENCES "SignIn"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand.

-- What a person holds or awaits, for their schedule and for seats at the same time.
create index "Rsvp_live_of_user" on "Rsvp" ("userId", "poolId")
  where status in ('confirmed', 'offered', 'waitlisted', 'pending');
-- Waitlisted people at the door.
create index "Rsvp_on_site" on "Rsvp" ("poolId", "onSiteAt") where status = 'waitlisted' and "onSiteAt" is not null;
-- Changes of sessions that their guests may have to be told.
create index "SessionChange_open" on "SessionChange" (at) where "releasedAt" is null;

alter table "SeatPool" add constraint "SeatPool_door" check ("doorMinutes" >= 0);
alter table "Session" add constraint "Session_capacity" check ("ownCapacity" >= 0);
alter table "Room" add constraint "Room_capacity" check (capacity >= 1);
alter table "Event" add constraint "Event_check_in_opens" check ("checkInOpensMinutes" >= 0);
alter table "Feedback" add constraint "Feedback_stars" check (stars between 1 and 5);

create function "refuse_scan_change"() returns trigger language plpgsql as $$
begin
  raise exception 'scans are append-only' using errcode = 'restrict_violation';
end $$;
create trigger "CheckInScan_append_only" before update or delete or truncate on "CheckInScan"
  for each statement execute function "refuse_scan_change"();
