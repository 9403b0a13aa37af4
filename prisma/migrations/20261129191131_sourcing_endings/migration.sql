-- AlterTable
ALTER TABLE "WebhookEndpoint" ADD COLUMN     "departedId" UUID,
ADD COLUMN     "secretById" UUID,
ADD COLUMN     "urlById" UUID;

-- AlterTable
ALTER TABLE "Venue" ADD COLUMN     "takenDownAt" TIMESTAMPTZ(3),
ADD COLUMN     "takenDownById" UUID,
ADD COLUMN     "takenDownReason" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "RfpVenue" ADD COLUMN     "missedDeadline" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "VenueWaitlistEntry_sourceRfpId_idx" ON "VenueWaitlistEntry"("sourceRfpId");

-- CreateIndex
CREATE INDEX "VenueWaitlistEntry_sourceRfpVenueId_idx" ON "VenueWaitlistEntry"("sourceRfpVenueId");

-- CreateIndex
CREATE INDEX "VenueWaitlistEntry_convertedRfpId_idx" ON "VenueWaitlistEntry"("convertedRfpId");

-- Written by hand.
update "RfpVenue" v set "missedDeadline" = r."responseDeadline"
from "Rfp" r where r.id = v."rfpId" and v.status = 'no_response';

-- Venues that an admin archived stay so until an admin lifts it.
update "Venue" v set "takenDownAt" = a.at, "takenDownById" = a."actorId", "takenDownReason" = coalesce(a.detail ->> 'reason', '')
from (
  select distinct on ("subjectId") "subjectId", at, "actorId", detail from "AuditEntry"
  where action = 'venue.archived' order by "subjectId", at desc
) a
where a."subjectId" = v.id::text and v.status = 'archived';
