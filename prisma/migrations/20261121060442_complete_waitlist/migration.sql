-- CreateEnum
CREATE TYPE "GuestListAudience" AS ENUM ('everyone', 'confirmed', 'hosts');

-- CreateEnum
CREATE TYPE "QuestionKind" AS ENUM ('text', 'choice');

-- CreateEnum
CREATE TYPE "SeriesFrequency" AS ENUM ('weekly', 'monthly');

-- CreateEnum
CREATE TYPE "CheckInAudience" AS ENUM ('anyone', 'arrived', 'missing');

-- AlterEnum
ALTER TYPE "RsvpStatus" ADD VALUE 'pending';

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "calendarVersion" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "guestList" "GuestListAudience" NOT NULL DEFAULT 'confirmed',
ADD COLUMN     "placeHidden" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "seriesId" UUID;

-- AlterTable
ALTER TABLE "SeatPool" ADD COLUMN     "approvalRequired" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "cutoffMinutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "headQueueNumber" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "offerMinutes" INTEGER NOT NULL DEFAULT 1440,
ADD COLUMN     "opensAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Rsvp" ADD COLUMN     "answers" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "barredAt" TIMESTAMPTZ(3),
ADD COLUMN     "claimLinkId" UUID,
ADD COLUMN     "priority" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "source" TEXT;

-- CreateTable
CREATE TABLE "EventSeries" (
    "id" UUID NOT NULL,
    "frequency" "SeriesFrequency" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EventSeries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Question" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "QuestionKind" NOT NULL,
    "label" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL DEFAULT false,
    "options" TEXT[],
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "invitedById" UUID NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventMessage" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "statuses" "RsvpStatus"[],
    "checkIn" "CheckInAudience" NOT NULL DEFAULT 'anyone',
    "rsvpIds" UUID[],
    "sendAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EventMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventView" (
    "eventId" UUID NOT NULL,
    "visitor" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "EventView_pkey" PRIMARY KEY ("eventId","day","visitor")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "userId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "status" INTEGER,
    "answer" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("userId","key")
);

-- CreateTable
CREATE TABLE "WebhookEndpoint" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "types" TEXT[],
    "disabledAt" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WebhookEndpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "id" UUID NOT NULL,
    "endpointId" UUID NOT NULL,
    "factId" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3),
    "deliveredAt" TIMESTAMPTZ(3),
    "parkedAt" TIMESTAMPTZ(3),
    "responseStatus" INTEGER,
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClaimLink" (
    "id" UUID NOT NULL,
    "poolId" UUID NOT NULL,
    "leaderId" UUID NOT NULL,
    "label" TEXT,
    "token" TEXT NOT NULL,
    "seats" INTEGER NOT NULL,
    "unclaimedSeats" INTEGER NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ClaimLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OfferToken" (
    "tokenHash" TEXT NOT NULL,
    "rsvpId" UUID NOT NULL,
    "offeredAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OfferToken_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateIndex
CREATE INDEX "Question_eventId_position_idx" ON "Question"("eventId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_eventId_email_key" ON "Invitation"("eventId", "email");

-- CreateIndex
CREATE INDEX "EventMessage_eventId_sendAt_idx" ON "EventMessage"("eventId", "sendAt");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- CreateIndex
CREATE INDEX "WebhookEndpoint_ownerId_idx" ON "WebhookEndpoint"("ownerId");

-- CreateIndex
CREATE INDEX "WebhookDelivery_endpointId_createdAt_idx" ON "WebhookDelivery"("endpointId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookDelivery_endpointId_factId_key" ON "WebhookDelivery"("endpointId", "factId");

-- CreateIndex
CREATE UNIQUE INDEX "ClaimLink_token_key" ON "ClaimLink"("token");

-- CreateIndex
CREATE INDEX "ClaimLink_leaderId_idx" ON "ClaimLink"("leaderId");

-- CreateIndex
CREATE INDEX "OfferToken_rsvpId_idx" ON "OfferToken"("rsvpId");

-- CreateIndex
CREATE INDEX "Event_seriesId_startsAt_idx" ON "Event"("seriesId", "startsAt");

-- CreateIndex
CREATE INDEX "Rsvp_claimLinkId_idx" ON "Rsvp"("claimLinkId");

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "EventSeries"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Question" ADD CONSTRAINT "Question_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventMessage" ADD CONSTRAINT "EventMessage_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventView" ADD CONSTRAINT "EventView_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookEndpoint" ADD CONSTRAINT "WebhookEndpoint_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "WebhookEndpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rsvp" ADD CONSTRAINT "Rsvp_claimLinkId_fkey" FOREIGN KEY ("claimLinkId") REFERENCES "ClaimLink"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimLink" ADD CONSTRAINT "ClaimLink_poolId_fkey" FOREIGN KEY ("poolId") REFERENCES "SeatPool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimLink" ADD CONSTRAINT "ClaimLink_leaderId_fkey" FOREIGN KEY ("leaderId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfferToken" ADD CONSTRAINT "OfferToken_rsvpId_fkey" FOREIGN KEY ("rsvpId") REFERENCES "Rsvp"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand. What Prisma cannot say. Amending the generated part above keeps everything below.

alter table "SeatPool"
  add constraint "SeatPool_offerMinutes_range" check ("offerMinutes" between 5 and 43200),
  add constraint "SeatPool_cutoffMinutes_range" check ("cutoffMinutes" between 0 and 43200);

alter table "Rsvp"
  drop constraint "Rsvp_offered_has_expiry",
  -- A cancelled row keeps the end of an offer that ran out.
  add constraint "Rsvp_offered_has_expiry" check (
    (status <> 'offered' or "offerExpiresAt" is not null)
    and ("offerExpiresAt" is null or status in ('offered', 'cancelled'))
  ),
  add constraint "Rsvp_priority_range" check (priority between 0 and 1000),
  add constraint "Rsvp_barred_holds_nothing" check ("barredAt" is null or status in ('declined', 'cancelled')),
  add constraint "Rsvp_answers_by_question" check (jsonb_typeof(answers) = 'object');

drop index "Rsvp_waitlist_order";
create unique index "Rsvp_waitlist_order" on "Rsvp" ("poolId", priority desc, "queueNumber") where status = 'waitlisted';
create index "Rsvp_open_offers" on "Rsvp" ("poolId", "offerExpiresAt") where status = 'offered';
create index "Rsvp_offers_by_end" on "Rsvp" ("offerExpiresAt") where status = 'offered';

alter table "ClaimLink"
  add constraint "ClaimLink_unclaimed_within_seats" check ("unclaimedSeats" between 0 and seats),
  add constraint "ClaimLink_seats_range" check (seats between 1 and 100),
  add constraint "ClaimLink_closed_keeps_nothing" check ("closedAt" is null or "unclaimedSeats" = 0);

create index "ClaimLink_open" on "ClaimLink" ("poolId") where "closedAt" is null;
create index "ClaimLink_open_by_end" on "ClaimLink" ("expiresAt") where "closedAt" is null;

create index "EventMessage_due" on "EventMessage" ("sendAt") where "sentAt" is null and "cancelledAt" is null;
create index "WebhookDelivery_due" on "WebhookDelivery" ("nextAttemptAt") where "deliveredAt" is null and "parkedAt" is null;

create index "User_banned" on "User" (id) where "bannedAt" is not null;
