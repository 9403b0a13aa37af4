-- CreateEnum
CREATE TYPE "GroupVisibility" AS ENUM ('public', 'unlisted', 'private');

-- CreateEnum
CREATE TYPE "GroupJoining" AS ENUM ('open', 'approval', 'invitation');

-- CreateEnum
CREATE TYPE "GroupRole" AS ENUM ('owner', 'moderator', 'member');

-- CreateEnum
CREATE TYPE "GroupLevel" AS ENUM ('everything', 'highlights', 'nothing');

-- CreateEnum
CREATE TYPE "PostAudience" AS ENUM ('everyone', 'going', 'waiting', 'attended');

-- CreateEnum
CREATE TYPE "ReactionKind" AS ENUM ('like', 'love', 'celebrate', 'insightful', 'laugh');

-- CreateEnum
CREATE TYPE "WatchLevel" AS ENUM ('watching', 'muted');

-- CreateEnum
CREATE TYPE "ReportReason" AS ENUM ('spam', 'harassment', 'hate', 'illegal', 'off_topic', 'other');

-- CreateEnum
CREATE TYPE "ReportStatus" AS ENUM ('open', 'upheld', 'dismissed');

-- CreateEnum
CREATE TYPE "DigestFrequency" AS ENUM ('never', 'daily', 'weekly');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "UploadPurpose" ADD VALUE 'group_cover';
ALTER TYPE "UploadPurpose" ADD VALUE 'post_attachment';

-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "groupId" UUID,
ADD COLUMN     "membersFirstUntil" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Notification" ADD COLUMN     "contributionId" UUID,
ADD COLUMN     "groupId" UUID;

-- CreateTable
CREATE TABLE "Group" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "rules" TEXT NOT NULL DEFAULT '',
    "place" TEXT,
    "links" JSONB NOT NULL DEFAULT '[]',
    "visibility" "GroupVisibility" NOT NULL DEFAULT 'public',
    "joining" "GroupJoining" NOT NULL DEFAULT 'open',
    "coverUrl" TEXT,
    "coverUploadId" UUID,
    "membersMax" INTEGER,
    "eventsBy" "GroupRole" NOT NULL DEFAULT 'moderator',
    "holdsFirst" BOOLEAN NOT NULL DEFAULT false,
    "slowSeconds" INTEGER NOT NULL DEFAULT 0,
    "watchedWords" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "searchVersion" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GroupTally" (
    "groupId" UUID NOT NULL,
    "members" INTEGER NOT NULL DEFAULT 0,
    "posts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "GroupTally_pkey" PRIMARY KEY ("groupId")
);

-- CreateTable
CREATE TABLE "GroupMember" (
    "groupId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "GroupRole" NOT NULL,
    "level" "GroupLevel" NOT NULL DEFAULT 'highlights',
    "joinedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "trustedAt" TIMESTAMPTZ(3),
    "suspendedUntil" TIMESTAMPTZ(3),
    "seenAt" TIMESTAMPTZ(3),

    CONSTRAINT "GroupMember_pkey" PRIMARY KEY ("groupId","userId")
);

-- CreateTable
CREATE TABLE "GroupRequest" (
    "groupId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GroupRequest_pkey" PRIMARY KEY ("groupId","userId")
);

-- CreateTable
CREATE TABLE "GroupBan" (
    "groupId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "GroupBan_pkey" PRIMARY KEY ("groupId","userId")
);

-- CreateTable
CREATE TABLE "GroupLink" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "createdById" UUID NOT NULL,
    "usesMax" INTEGER,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GroupLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GroupInvitation" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "invitedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GroupInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contribution" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "parentId" UUID,
    "depth" SMALLINT NOT NULL,
    "authorId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "editedAt" TIMESTAMPTZ(3),
    "heldAt" TIMESTAMPTZ(3),
    "heldFor" TEXT,
    "hiddenAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),
    "deletedById" UUID,
    "searchVersion" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Contribution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Post" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "title" TEXT,
    "eventId" UUID,
    "audience" "PostAudience" NOT NULL DEFAULT 'everyone',
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "pinnedAt" TIMESTAMPTZ(3),
    "lockedAt" TIMESTAMPTZ(3),
    "isAnnouncement" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PostTally" (
    "postId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "comments" INTEGER NOT NULL DEFAULT 0,
    "activeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PostTally_pkey" PRIMARY KEY ("postId")
);

-- CreateTable
CREATE TABLE "ReplyTally" (
    "commentId" UUID NOT NULL,
    "replies" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ReplyTally_pkey" PRIMARY KEY ("commentId")
);

-- CreateTable
CREATE TABLE "Revision" (
    "contributionId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT,
    "body" TEXT NOT NULL,
    "replacedAt" TIMESTAMPTZ(3) NOT NULL,
    "replacedById" UUID NOT NULL,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("contributionId","version")
);

-- CreateTable
CREATE TABLE "Mention" (
    "contributionId" UUID NOT NULL,
    "userId" UUID NOT NULL,

    CONSTRAINT "Mention_pkey" PRIMARY KEY ("contributionId","userId")
);

-- CreateTable
CREATE TABLE "ContributionAttachment" (
    "contributionId" UUID NOT NULL,
    "uploadId" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ContributionAttachment_pkey" PRIMARY KEY ("contributionId","uploadId")
);

-- CreateTable
CREATE TABLE "Reaction" (
    "contributionId" UUID NOT NULL,
    "kind" "ReactionKind" NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Reaction_pkey" PRIMARY KEY ("contributionId","kind","userId")
);

-- CreateTable
CREATE TABLE "ReactionTally" (
    "contributionId" UUID NOT NULL,
    "kind" "ReactionKind" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "ReactionTally_pkey" PRIMARY KEY ("contributionId","kind")
);

-- CreateTable
CREATE TABLE "PostDraft" (
    "userId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL DEFAULT '',
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PostDraft_pkey" PRIMARY KEY ("userId","groupId")
);

-- CreateTable
CREATE TABLE "PostRead" (
    "userId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PostRead_pkey" PRIMARY KEY ("userId","postId")
);

-- CreateTable
CREATE TABLE "PostWatch" (
    "userId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "level" "WatchLevel" NOT NULL,

    CONSTRAINT "PostWatch_pkey" PRIMARY KEY ("userId","postId")
);

-- CreateTable
CREATE TABLE "Tag" (
    "id" UUID NOT NULL,
    "groupId" UUID,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "color" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TagName" (
    "id" UUID NOT NULL,
    "groupId" UUID,
    "word" TEXT NOT NULL,
    "tagId" UUID NOT NULL,

    CONSTRAINT "TagName_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PostTag" (
    "postId" UUID NOT NULL,
    "tagId" UUID NOT NULL,

    CONSTRAINT "PostTag_pkey" PRIMARY KEY ("postId","tagId")
);

-- CreateTable
CREATE TABLE "GroupTopic" (
    "groupId" UUID NOT NULL,
    "tagId" UUID NOT NULL,

    CONSTRAINT "GroupTopic_pkey" PRIMARY KEY ("groupId","tagId")
);

-- CreateTable
CREATE TABLE "TagFollow" (
    "userId" UUID NOT NULL,
    "tagId" UUID NOT NULL,

    CONSTRAINT "TagFollow_pkey" PRIMARY KEY ("userId","tagId")
);

-- CreateTable
CREATE TABLE "PersonBlock" (
    "userId" UUID NOT NULL,
    "blockedId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PersonBlock_pkey" PRIMARY KEY ("userId","blockedId")
);

-- CreateTable
CREATE TABLE "Report" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "contributionId" UUID,
    "personId" UUID,
    "reporterId" UUID NOT NULL,
    "reasons" "ReportReason"[],
    "note" TEXT NOT NULL DEFAULT '',
    "status" "ReportStatus" NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolvedById" UUID,

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModerationAction" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "kind" TEXT NOT NULL,
    "contributionId" UUID,
    "personId" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "ModerationAction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DigestSetting" (
    "userId" UUID NOT NULL,
    "frequency" "DigestFrequency" NOT NULL DEFAULT 'weekly',
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "toldUntil" TIMESTAMPTZ(3),

    CONSTRAINT "DigestSetting_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "GroupSearch" (
    "groupId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "document" tsvector NOT NULL,
    "indexedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GroupSearch_pkey" PRIMARY KEY ("groupId")
);

-- CreateTable
CREATE TABLE "ContributionSearch" (
    "contributionId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "document" tsvector NOT NULL,
    "indexedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ContributionSearch_pkey" PRIMARY KEY ("contributionId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Group_slug_key" ON "Group"("slug");

-- CreateIndex
CREATE INDEX "Group_coverUploadId_idx" ON "Group"("coverUploadId");

-- CreateIndex
CREATE INDEX "Group_visibility_createdAt_id_idx" ON "Group"("visibility", "createdAt", "id");

-- CreateIndex
CREATE INDEX "GroupMember_userId_idx" ON "GroupMember"("userId");

-- CreateIndex
CREATE INDEX "GroupMember_groupId_joinedAt_userId_idx" ON "GroupMember"("groupId", "joinedAt", "userId");

-- CreateIndex
CREATE INDEX "GroupRequest_userId_idx" ON "GroupRequest"("userId");

-- CreateIndex
CREATE INDEX "GroupRequest_groupId_createdAt_idx" ON "GroupRequest"("groupId", "createdAt");

-- CreateIndex
CREATE INDEX "GroupBan_userId_idx" ON "GroupBan"("userId");

-- CreateIndex
CREATE INDEX "GroupLink_groupId_idx" ON "GroupLink"("groupId");

-- CreateIndex
CREATE INDEX "GroupInvitation_email_idx" ON "GroupInvitation"("email");

-- CreateIndex
CREATE UNIQUE INDEX "GroupInvitation_groupId_email_key" ON "GroupInvitation"("groupId", "email");

-- CreateIndex
CREATE INDEX "Contribution_postId_parentId_id_idx" ON "Contribution"("postId", "parentId", "id");

-- CreateIndex
CREATE INDEX "Contribution_groupId_authorId_createdAt_idx" ON "Contribution"("groupId", "authorId", "createdAt");

-- CreateIndex
CREATE INDEX "Contribution_authorId_createdAt_idx" ON "Contribution"("authorId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Contribution_id_postId_key" ON "Contribution"("id", "postId");

-- CreateIndex
CREATE INDEX "Post_groupId_publishedAt_id_idx" ON "Post"("groupId", "publishedAt", "id");

-- CreateIndex
CREATE INDEX "Post_eventId_publishedAt_idx" ON "Post"("eventId", "publishedAt");

-- CreateIndex
CREATE INDEX "PostTally_groupId_activeAt_postId_idx" ON "PostTally"("groupId", "activeAt", "postId");

-- CreateIndex
CREATE INDEX "Mention_userId_idx" ON "Mention"("userId");

-- CreateIndex
CREATE INDEX "ContributionAttachment_contributionId_position_idx" ON "ContributionAttachment"("contributionId", "position");

-- CreateIndex
CREATE INDEX "ContributionAttachment_uploadId_idx" ON "ContributionAttachment"("uploadId");

-- CreateIndex
CREATE INDEX "Reaction_userId_idx" ON "Reaction"("userId");

-- CreateIndex
CREATE INDEX "PostDraft_groupId_idx" ON "PostDraft"("groupId");

-- CreateIndex
CREATE INDEX "PostRead_postId_idx" ON "PostRead"("postId");

-- CreateIndex
CREATE INDEX "PostWatch_postId_idx" ON "PostWatch"("postId");

-- CreateIndex
CREATE INDEX "Tag_groupId_name_idx" ON "Tag"("groupId", "name");

-- CreateIndex
CREATE INDEX "TagName_tagId_idx" ON "TagName"("tagId");

-- CreateIndex
CREATE INDEX "PostTag_tagId_postId_idx" ON "PostTag"("tagId", "postId");

-- CreateIndex
CREATE INDEX "GroupTopic_tagId_idx" ON "GroupTopic"("tagId");

-- CreateIndex
CREATE INDEX "TagFollow_tagId_idx" ON "TagFollow"("tagId");

-- CreateIndex
CREATE INDEX "PersonBlock_blockedId_idx" ON "PersonBlock"("blockedId");

-- CreateIndex
CREATE INDEX "Report_groupId_status_createdAt_idx" ON "Report"("groupId", "status", "createdAt");

-- CreateIndex
CREATE INDEX "Report_status_createdAt_idx" ON "Report"("status", "createdAt");

-- CreateIndex
CREATE INDEX "Report_contributionId_idx" ON "Report"("contributionId");

-- CreateIndex
CREATE INDEX "Report_personId_idx" ON "Report"("personId");

-- CreateIndex
CREATE INDEX "Report_reporterId_idx" ON "Report"("reporterId");

-- CreateIndex
CREATE INDEX "ModerationAction_groupId_at_id_idx" ON "ModerationAction"("groupId", "at", "id");

-- CreateIndex
CREATE INDEX "DigestSetting_nextAt_idx" ON "DigestSetting"("nextAt");

-- CreateIndex
CREATE INDEX "ContributionSearch_groupId_idx" ON "ContributionSearch"("groupId");

-- CreateIndex
CREATE INDEX "Event_groupId_startsAt_idx" ON "Event"("groupId", "startsAt");

-- AddForeignKey
ALTER TABLE "Group" ADD CONSTRAINT "Group_coverUploadId_fkey" FOREIGN KEY ("coverUploadId") REFERENCES "Upload"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupTally" ADD CONSTRAINT "GroupTally_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupMember" ADD CONSTRAINT "GroupMember_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupMember" ADD CONSTRAINT "GroupMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupRequest" ADD CONSTRAINT "GroupRequest_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupRequest" ADD CONSTRAINT "GroupRequest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupBan" ADD CONSTRAINT "GroupBan_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupBan" ADD CONSTRAINT "GroupBan_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupLink" ADD CONSTRAINT "GroupLink_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupInvitation" ADD CONSTRAINT "GroupInvitation_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_parentId_postId_fkey" FOREIGN KEY ("parentId", "postId") REFERENCES "Contribution"("id", "postId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_id_fkey" FOREIGN KEY ("id") REFERENCES "Contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostTally" ADD CONSTRAINT "PostTally_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReplyTally" ADD CONSTRAINT "ReplyTally_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_contributionId_fkey" FOREIGN KEY ("contributionId") REFERENCES "Contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_contributionId_fkey" FOREIGN KEY ("contributionId") REFERENCES "Contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContributionAttachment" ADD CONSTRAINT "ContributionAttachment_contributionId_fkey" FOREIGN KEY ("contributionId") REFERENCES "Contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContributionAttachment" ADD CONSTRAINT "ContributionAttachment_uploadId_fkey" FOREIGN KEY ("uploadId") REFERENCES "Upload"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_contributionId_fkey" FOREIGN KEY ("contributionId") REFERENCES "Contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReactionTally" ADD CONSTRAINT "ReactionTally_contributionId_fkey" FOREIGN KEY ("contributionId") REFERENCES "Contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostDraft" ADD CONSTRAINT "PostDraft_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostDraft" ADD CONSTRAINT "PostDraft_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostRead" ADD CONSTRAINT "PostRead_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostRead" ADD CONSTRAINT "PostRead_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostWatch" ADD CONSTRAINT "PostWatch_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostWatch" ADD CONSTRAINT "PostWatch_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tag" ADD CONSTRAINT "Tag_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TagName" ADD CONSTRAINT "TagName_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostTag" ADD CONSTRAINT "PostTag_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostTag" ADD CONSTRAINT "PostTag_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupTopic" ADD CONSTRAINT "GroupTopic_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupTopic" ADD CONSTRAINT "GroupTopic_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TagFollow" ADD CONSTRAINT "TagFollow_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TagFollow" ADD CONSTRAINT "TagFollow_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonBlock" ADD CONSTRAINT "PersonBlock_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonBlock" ADD CONSTRAINT "PersonBlock_blockedId_fkey" FOREIGN KEY ("blockedId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_contributionId_fkey" FOREIGN KEY ("contributionId") REFERENCES "Contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_personId_fkey" FOREIGN KEY ("personId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_reporterId_fkey" FOREIGN KEY ("reporterId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationAction" ADD CONSTRAINT "ModerationAction_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DigestSetting" ADD CONSTRAINT "DigestSetting_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupSearch" ADD CONSTRAINT "GroupSearch_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContributionSearch" ADD CONSTRAINT "ContributionSearch_contributionId_fkey" FOREIGN KEY ("contributionId") REFERENCES "Contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_contributionId_fkey" FOREIGN KEY ("contributionId") REFERENCES "Contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand.
create unique index "TagName_means_one" on "TagName" ("groupId", word) nulls not distinct;
-- What a queue for moderators shows.
create index "Contribution_held" on "Contribution" ("groupId", "heldAt") where "heldAt" is not null and "deletedAt" is null;
-- What a job empties.
create index "Contribution_deleted" on "Contribution" ("deletedAt") where "deletedAt" is not null and body <> '';
-- What the search index has not read yet.
create index "Contribution_unsearched" on "Contribution" (id) where "searchVersion" >= 0 and "searchVersion" < version;
create index "Group_unsearched" on "Group" (id) where "searchVersion" < version;
create index "GroupSearch_document" on "GroupSearch" using gin (document);
create index "ContributionSearch_document" on "ContributionSearch" using gin (document);
create index "Post_pinned" on "Post" ("groupId", "pinnedAt") where "pinnedAt" is not null;
create index "Notification_of_group" on "Notification" ("groupId", "userId") where "groupId" is not null;
create index "Notification_of_contribution" on "Notification" ("contributionId") where "contributionId" is not null;
-- One open report per person and thing.
create unique index "Report_open_contribution" on "Report" ("reporterId", "contributionId")
  where status = 'open' and "contributionId" is not null;
create unique index "Report_open_person" on "Report" ("reporterId", "groupId", "personId")
  where status = 'open' and "personId" is not null;
create unique index "Report_open_group" on "Report" ("reporterId", "groupId")
  where status = 'open' and "contributionId" is null and "personId" is null;

alter table "Group"
  add constraint "Group_slow" check ("slowSeconds" between 0 and 86400),
  add constraint "Group_members_max" check ("membersMax" >= 1),
  add constraint "Group_cover_address" check (
    "coverUploadId" is null or "coverUrl" is not distinct from '/api/v1/attachments/' || "coverUploadId"
  );
alter table "GroupTally" add constraint "GroupTally_counts" check (members >= 0 and posts >= 0);
alter table "GroupLink" add constraint "GroupLink_uses" check (uses >= 0 and ("usesMax" is null or uses <= "usesMax"));
alter table "PostTally" add constraint "PostTally_counts" check (comments >= 0);
alter table "ReplyTally" add constraint "ReplyTally_counts" check (replies >= 0);
alter table "ReactionTally" add constraint "ReactionTally_counts" check (count >= 0);
-- A post is its own root; a comment is below another contribution of its post or answers the post.
alter table "Contribution"
  add constraint "Contribution_depth" check ((depth = 0) = (id = "postId") and (depth > 1) = ("parentId" is not null)),
  add constraint "Contribution_held" check (("heldAt" is null) = ("heldFor" is null)),
  add constraint "Contribution_post" foreign key ("postId") references "Post" (id) on delete cascade deferrable initially deferred;
alter table "Report" add constraint "Report_one_thing" check ("contributionId" is null or "personId" is null);
alter table "PersonBlock" add constraint "PersonBlock_of_another" check ("userId" <> "blockedId");

create trigger "Group_refers_on_insert" before insert on "Group"
  for each row when (new."coverUploadId" is not null) execute function "refer_to_upload"('coverUploadId', 'group_cover');
create trigger "Group_refers" before update of "coverUploadId" on "Group"
  for each row when (new."coverUploadId" is distinct from old."coverUploadId")
  execute function "refer_to_upload"('coverUploadId', 'group_cover');
create trigger "Group_leaves" after update of "coverUploadId" on "Group"
  for each row when (old."coverUploadId" is distinct from new."coverUploadId")
  execute function "leave_upload"('coverUploadId');
create trigger "Group_leaves_on_delete" after delete on "Group"
  for each row when (old."coverUploadId" is not null) execute function "leave_upload"('coverUploadId');
create trigger "ContributionAttachment_refers" before insert or update of "uploadId" on "ContributionAttachment"
  for each row execute function "refer_to_upload"('uploadId', 'post_attachment');
create trigger "ContributionAttachment_leaves" after delete or update of "uploadId" on "ContributionAttachment"
  for each row execute function "leave_upload"('uploadId');

create function "refuse_moderation_change"() returns trigger language plpgsql as $$
begin
  raise exception 'the moderation log is append-only' using errcode = 'restrict_violation';
end $$;
create trigger "ModerationAction_append_only" before update on "ModerationAction"
  for each statement execute function "refuse_moderation_change"();
