-- AlterTable
ALTER TABLE "Rsvp" ADD COLUMN     "askedAt" TIMESTAMPTZ(3),
ADD COLUMN     "leftAt" TIMESTAMPTZ(3),
ADD COLUMN     "namedEmail" TEXT;

-- AlterTable
ALTER TABLE "ClaimLink" ADD COLUMN     "leaderEmail" TEXT;

-- Written by hand.
alter table "Rsvp"
  add constraint "Rsvp_seated_by_own_answer" check ("askedAt" is null or status not in ('confirmed', 'pending')),
  add constraint "Rsvp_named_while_asked" check ("namedEmail" is null or "askedAt" is not null);

-- Who left by themselves before this version is remembered as having left.
update "Rsvp" r set "leftAt" = r."statusAt"
where r.status = 'cancelled' and exists (
  select 1 from "RsvpLedger" l
  where l."rsvpId" = r.id and l."toStatus" = 'cancelled' and l.id = (
    select max(m.id) from "RsvpLedger" m where m."rsvpId" = r.id and m."toStatus" is not null
  ) and (l.action = 'offer-expired' or (l.action in ('withdrawn', 'refused') and l."actorId" = r."userId"))
);
