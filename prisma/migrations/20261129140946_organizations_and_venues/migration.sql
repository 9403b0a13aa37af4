-- CreateEnum
CREATE TYPE "OrganizationRole" AS ENUM ('owner', 'manager', 'member');

-- CreateEnum
CREATE TYPE "VenueStatus" AS ENUM ('draft', 'listed', 'unlisted', 'archived');

-- CreateEnum
CREATE TYPE "AvailabilityStatus" AS ENUM ('not_set', 'accepting_events', 'limited_availability', 'fully_booked', 'seasonal');

-- CreateEnum
CREATE TYPE "RfpStatus" AS ENUM ('draft', 'sent', 'awarded', 'closed');

-- CreateEnum
CREATE TYPE "RfpVenueStatus" AS ENUM ('picked', 'asked', 'responded', 'no_response', 'turned_down', 'withdrawn', 'awarded', 'not_awarded');

-- CreateEnum
CREATE TYPE "ResponseAvailability" AS ENUM ('confirmed', 'tentative', 'unavailable');

-- CreateEnum
CREATE TYPE "VenueWaitlistStatus" AS ENUM ('waiting', 'offered', 'converted', 'expired', 'cancelled');

-- CreateEnum
CREATE TYPE "SignalType" AS ENUM ('confirmed', 'tentative', 'unavailable', 'no_response', 'awarded', 'lost_to_competitor', 'rfp_cancelled', 'manual_available', 'manual_unavailable');

-- CreateTable
CREATE TABLE "Organization" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrganizationMember" (
    "organizationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "OrganizationRole" NOT NULL,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OrganizationMember_pkey" PRIMARY KEY ("organizationId","userId")
);

-- CreateTable
CREATE TABLE "OrganizationInvitation" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "OrganizationRole" NOT NULL,
    "invitedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OrganizationInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Venue" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "organizationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "houseRules" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "city" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "timeZone" TEXT NOT NULL,
    "status" "VenueStatus" NOT NULL DEFAULT 'draft',
    "amenities" TEXT[],
    "contactEmail" TEXT,
    "contactPhone" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "manualStatus" "AvailabilityStatus",
    "manualSetAt" TIMESTAMPTZ(3),
    "inferredStatus" "AvailabilityStatus",
    "lastInferredAt" TIMESTAMPTZ(3),
    "availabilityStatus" "AvailabilityStatus" NOT NULL DEFAULT 'not_set',
    "availabilityUpdatedAt" TIMESTAMPTZ(3),
    "nextQueueNumber" INTEGER NOT NULL DEFAULT 1,
    "breakerResolvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Venue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VenueSpace" (
    "id" UUID NOT NULL,
    "venueId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "areaM2" INTEGER,
    "theatre" INTEGER,
    "classroom" INTEGER,
    "banquet" INTEGER,
    "boardroom" INTEGER,
    "cocktail" INTEGER,
    "uShape" INTEGER,
    "priceFrom" INTEGER,
    "currency" CHAR(3),
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "VenueSpace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VenueBlockedDate" (
    "id" UUID NOT NULL,
    "venueId" UUID NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "VenueBlockedDate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rfp" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "createdById" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "eventType" TEXT NOT NULL,
    "preferredDatesStart" DATE,
    "preferredDatesEnd" DATE,
    "datesFlexible" BOOLEAN NOT NULL DEFAULT false,
    "alternativeDates" JSONB NOT NULL DEFAULT '[]',
    "attendanceMin" INTEGER,
    "attendanceMax" INTEGER,
    "spaceRequirements" TEXT[],
    "budget" BIGINT,
    "currency" CHAR(3),
    "needs" TEXT NOT NULL DEFAULT '',
    "responseDeadline" TIMESTAMPTZ(3),
    "status" "RfpStatus" NOT NULL DEFAULT 'draft',
    "sentAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "closeReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Rfp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RfpVenue" (
    "id" UUID NOT NULL,
    "rfpId" UUID NOT NULL,
    "venueId" UUID NOT NULL,
    "status" "RfpVenueStatus" NOT NULL DEFAULT 'picked',
    "askedAt" TIMESTAMPTZ(3),
    "shortlistedAt" TIMESTAMPTZ(3),
    "notes" TEXT NOT NULL DEFAULT '',
    "availability" "ResponseAvailability",
    "message" TEXT,
    "quote" BIGINT,
    "currency" CHAR(3),
    "spaceIds" UUID[],
    "alternatives" JSONB NOT NULL DEFAULT '[]',
    "validUntil" TIMESTAMPTZ(3),
    "turnDownReason" TEXT,
    "respondedAt" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "RfpVenue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RfpQuestion" (
    "id" UUID NOT NULL,
    "rfpVenueId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "byVenue" BOOLEAN NOT NULL,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RfpQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VenueWaitlistEntry" (
    "id" TEXT NOT NULL,
    "organizationId" UUID NOT NULL,
    "venueId" UUID NOT NULL,
    "sourceRfpId" UUID NOT NULL,
    "sourceRfpVenueId" UUID NOT NULL,
    "convertedRfpId" UUID,
    "number" INTEGER NOT NULL,
    "status" "VenueWaitlistStatus" NOT NULL DEFAULT 'waiting',
    "isPaused" BOOLEAN NOT NULL DEFAULT false,
    "desiredDatesStart" DATE,
    "desiredDatesEnd" DATE,
    "datesFlexible" BOOLEAN NOT NULL,
    "attendanceMin" INTEGER,
    "attendanceMax" INTEGER,
    "eventType" TEXT NOT NULL,
    "spaceRequirements" TEXT[],
    "holdOfferedAt" TIMESTAMPTZ(3),
    "holdExpiresAt" TIMESTAMPTZ(3),
    "holdRemindedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "nudgedAt" TIMESTAMPTZ(3),
    "isStillInterested" BOOLEAN NOT NULL DEFAULT false,
    "endedAt" TIMESTAMPTZ(3),
    "endReason" TEXT,
    "cancellationNotes" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VenueWaitlistEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VenueAvailabilitySignal" (
    "id" TEXT NOT NULL,
    "venueId" UUID NOT NULL,
    "signalType" "SignalType" NOT NULL,
    "sourceRfpId" UUID,
    "sourceRfpVenueId" UUID,
    "signalDate" DATE,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "metadata" JSONB,
    "factId" UUID NOT NULL,

    CONSTRAINT "VenueAvailabilitySignal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Organization_slug_key" ON "Organization"("slug");

-- CreateIndex
CREATE INDEX "OrganizationMember_userId_idx" ON "OrganizationMember"("userId");

-- CreateIndex
CREATE INDEX "OrganizationInvitation_email_idx" ON "OrganizationInvitation"("email");

-- CreateIndex
CREATE UNIQUE INDEX "OrganizationInvitation_organizationId_email_key" ON "OrganizationInvitation"("organizationId", "email");

-- CreateIndex
CREATE UNIQUE INDEX "Venue_slug_key" ON "Venue"("slug");

-- CreateIndex
CREATE INDEX "Venue_organizationId_idx" ON "Venue"("organizationId");

-- CreateIndex
CREATE INDEX "Venue_status_name_id_idx" ON "Venue"("status", "name", "id");

-- CreateIndex
CREATE INDEX "VenueSpace_venueId_position_idx" ON "VenueSpace"("venueId", "position");

-- CreateIndex
CREATE INDEX "VenueBlockedDate_venueId_startsOn_idx" ON "VenueBlockedDate"("venueId", "startsOn");

-- CreateIndex
CREATE INDEX "Rfp_organizationId_status_createdAt_idx" ON "Rfp"("organizationId", "status", "createdAt");

-- CreateIndex
CREATE INDEX "Rfp_responseDeadline_idx" ON "Rfp"("responseDeadline");

-- CreateIndex
CREATE INDEX "RfpVenue_venueId_status_askedAt_idx" ON "RfpVenue"("venueId", "status", "askedAt");

-- CreateIndex
CREATE UNIQUE INDEX "RfpVenue_rfpId_venueId_key" ON "RfpVenue"("rfpId", "venueId");

-- CreateIndex
CREATE INDEX "RfpQuestion_rfpVenueId_createdAt_idx" ON "RfpQuestion"("rfpVenueId", "createdAt");

-- CreateIndex
CREATE INDEX "VenueWaitlistEntry_organizationId_status_idx" ON "VenueWaitlistEntry"("organizationId", "status");

-- CreateIndex
CREATE INDEX "VenueWaitlistEntry_venueId_status_idx" ON "VenueWaitlistEntry"("venueId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "VenueWaitlistEntry_venueId_number_key" ON "VenueWaitlistEntry"("venueId", "number");

-- CreateIndex
CREATE INDEX "VenueAvailabilitySignal_venueId_recordedAt_idx" ON "VenueAvailabilitySignal"("venueId", "recordedAt");

-- CreateIndex
CREATE INDEX "VenueAvailabilitySignal_venueId_signalType_idx" ON "VenueAvailabilitySignal"("venueId", "signalType");

-- CreateIndex
CREATE UNIQUE INDEX "VenueAvailabilitySignal_factId_venueId_signalType_key" ON "VenueAvailabilitySignal"("factId", "venueId", "signalType");

-- AddForeignKey
ALTER TABLE "OrganizationMember" ADD CONSTRAINT "OrganizationMember_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationMember" ADD CONSTRAINT "OrganizationMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationInvitation" ADD CONSTRAINT "OrganizationInvitation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Venue" ADD CONSTRAINT "Venue_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VenueSpace" ADD CONSTRAINT "VenueSpace_venueId_fkey" FOREIGN KEY ("venueId") REFERENCES "Venue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VenueBlockedDate" ADD CONSTRAINT "VenueBlockedDate_venueId_fkey" FOREIGN KEY ("venueId") REFERENCES "Venue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rfp" ADD CONSTRAINT "Rfp_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RfpVenue" ADD CONSTRAINT "RfpVenue_rfpId_fkey" FOREIGN KEY ("rfpId") REFERENCES "Rfp"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RfpVenue" ADD CONSTRAINT "RfpVenue_venueId_fkey" FOREIGN KEY ("venueId") REFERENCES "Venue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RfpQuestion" ADD CONSTRAINT "RfpQuestion_rfpVenueId_fkey" FOREIGN KEY ("rfpVenueId") REFERENCES "RfpVenue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VenueWaitlistEntry" ADD CONSTRAINT "VenueWaitlistEntry_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VenueWaitlistEntry" ADD CONSTRAINT "VenueWaitlistEntry_venueId_fkey" FOREIGN KEY ("venueId") REFERENCES "Venue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VenueWaitlistEntry" ADD CONSTRAINT "VenueWaitlistEntry_sourceRfpId_fkey" FOREIGN KEY ("sourceRfpId") REFERENCES "Rfp"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VenueWaitlistEntry" ADD CONSTRAINT "VenueWaitlistEntry_sourceRfpVenueId_fkey" FOREIGN KEY ("sourceRfpVenueId") REFERENCES "RfpVenue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VenueWaitlistEntry" ADD CONSTRAINT "VenueWaitlistEntry_convertedRfpId_fkey" FOREIGN KEY ("convertedRfpId") REFERENCES "Rfp"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VenueAvailabilitySignal" ADD CONSTRAINT "VenueAvailabilitySignal_venueId_fkey" FOREIGN KEY ("venueId") REFERENCES "Venue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An organization has one active place in the queue of a venue, and a venue is held for one organization at a time.
create unique index "VenueWaitlistEntry_one_active" on "VenueWaitlistEntry" ("organizationId", "venueId")
  where status in ('waiting', 'offered');
create unique index "VenueWaitlistEntry_one_hold" on "VenueWaitlistEntry" ("venueId") where status = 'offered';
create index "VenueWaitlistEntry_holds" on "VenueWaitlistEntry" ("holdExpiresAt") where status = 'offered';
create index "VenueWaitlistEntry_lapses" on "VenueWaitlistEntry" ("expiresAt") where status = 'waiting';

alter table "VenueWaitlistEntry"
  add constraint "VenueWaitlistEntry_id" check (id ~ '^vwl_[0-9a-f]{12}$'),
  add constraint "VenueWaitlistEntry_hold_ends" check (status <> 'offered' or "holdExpiresAt" is not null),
  add constraint "VenueWaitlistEntry_ended" check ((status in ('converted', 'expired', 'cancelled')) = ("endedAt" is not null)),
  add constraint "VenueWaitlistEntry_converted" check ((status = 'converted') = ("convertedRfpId" is not null));
alter table "VenueAvailabilitySignal" add constraint "VenueAvailabilitySignal_id" check (id ~ '^vas_[0-9a-f]{12}$');
alter table "Venue"
  add constraint "Venue_coordinates" check ((latitude is null) = (longitude is null) and latitude between -90 and 90 and longitude between -180 and 180);
alter table "VenueBlockedDate" add constraint "VenueBlockedDate_order" check ("startsOn" < "endsOn");
alter table "Rfp"
  add constraint "Rfp_dates" check ("preferredDatesStart" <= "preferredDatesEnd"),
  add constraint "Rfp_attendance" check ("attendanceMin" between 1 and 1000000 and "attendanceMax" between "attendanceMin" and 1000000);

-- Signals are only ever added.
create function "refuse_signal_change"() returns trigger language plpgsql as $$
begin
  raise exception 'signals are append-only' using errcode = 'restrict_violation';
end $$;
create trigger "VenueAvailabilitySignal_append_only" before update on "VenueAvailabilitySignal"
  for each row execute function "refuse_signal_change"();
