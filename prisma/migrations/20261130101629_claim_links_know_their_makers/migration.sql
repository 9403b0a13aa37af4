-- AlterTable
ALTER TABLE "ClaimLink" ADD COLUMN     "makerId" UUID;

-- CreateIndex
CREATE INDEX "ClaimLink_makerId_idx" ON "ClaimLink"("makerId");

-- AddForeignKey
ALTER TABLE "ClaimLink" ADD CONSTRAINT "ClaimLink_makerId_fkey" FOREIGN KEY ("makerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand.
-- Who opened a link is in the ledger; where it is not, a link without a named leader was opened by its leader.
update "ClaimLink" l set "makerId" = coalesce(
  (select u.id from "RsvpLedger" r join "User" u on u.id = r."actorId"
    where r."poolId" = l."poolId" and r.action = 'claim-opened' and r.detail ->> 'linkId' = l.id::text limit 1),
  case when l."leaderEmail" is null then l."leaderId" else e."hostId" end)
  from "SeatPool" p join "Event" e on e.id = p."eventId" where p.id = l."poolId";
alter table "ClaimLink" alter column "makerId" set not null;
