-- DropIndex
DROP INDEX "ContributionSearch_groupId_idx";

-- AlterTable
ALTER TABLE "PostTag" ADD COLUMN     "groupId" UUID;

-- Written by hand.
update "PostTag" l set "groupId" = p."groupId" from "Post" p where p.id = l."postId";
alter table "PostTag" alter column "groupId" set not null;

-- CreateIndex
CREATE INDEX "Contribution_postId_authorId_parentId_idx" ON "Contribution"("postId", "authorId", "parentId");

-- CreateIndex
CREATE INDEX "PostTag_tagId_groupId_postId_idx" ON "PostTag"("tagId", "groupId", "postId");

-- CreateIndex
CREATE INDEX "ContributionSearch_groupId_contributionId_idx" ON "ContributionSearch"("groupId", "contributionId");
