-- CreateIndex
CREATE INDEX "Contribution_postId_createdAt_idx" ON "Contribution"("postId", "createdAt");

-- Written by hand.

-- Who hears of every comment of a group: a comment reads these members, and not all.
create index "GroupMember_everything" on "GroupMember" ("groupId", "userId") where level = 'everything';
