-- AlterTable
ALTER TABLE "GroupMember" ADD COLUMN     "suspendedBySite" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "GroupBan" ADD COLUMN     "bySite" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Contribution" ADD COLUMN     "hiddenBySite" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "lockedBySite" BOOLEAN NOT NULL DEFAULT false;

-- Written by hand.
alter table "Contribution" add constraint "Contribution_hidden_by_site" check (not "hiddenBySite" or "hiddenAt" is not null);
alter table "Post" add constraint "Post_locked_by_site" check (not "lockedBySite" or "lockedAt" is not null);
alter table "GroupMember"
  add constraint "GroupMember_suspended_by_site" check (not "suspendedBySite" or "suspendedUntil" is not null);

-- Who did it until now is in the log; no actor is the site.
update "Contribution" c set "hiddenBySite" = true
where c."hiddenAt" is not null and exists (
  select 1 from "ModerationAction" a
  where a."groupId" = c."groupId" and a.at = c."hiddenAt" and a."actorId" is null
    and (a."contributionId" = c.id or (a.kind = 'all-hidden' and a."personId" = c."authorId")));
update "Post" p set "lockedBySite" = true
where p."lockedAt" is not null and exists (
  select 1 from "ModerationAction" a
  where a."groupId" = p."groupId" and a.at = p."lockedAt" and a."actorId" is null and a."contributionId" = p.id);
update "GroupMember" m set "suspendedBySite" = true
where m."suspendedUntil" is not null and exists (
  select 1 from "ModerationAction" a
  where a."groupId" = m."groupId" and a."personId" = m."userId" and a."actorId" is null and a.kind = 'suspended'
    and a."until" = m."suspendedUntil");

-- The index has no names of mentions any more: texts with mentions are indexed anew.
update "Contribution" set "searchVersion" = 0 where "searchVersion" > 0 and body like '%](person:%';
