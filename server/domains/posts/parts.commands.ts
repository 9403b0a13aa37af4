import type { Tx } from "../../db/transaction";
import { DomainError } from "../../errors";
import { resolveTags, setPostTags } from "../tags/of-posts.commands";
import { claimUploads } from "../uploads/claims.commands";
import { mentionedIn } from "./mentions.policy";
import { MENTIONS_MAX } from "./schema";

type Mentioning = { contributionId: string; groupId: string; authorId: string; body: string };

/**
 * Records whom a text mentions: members of the group other than its author. Other people stay plain text.
 * @throws DomainError invalid `contribution.too-many-mentions`
 */
export async function writeMentions(
  tx: Tx,
  { contributionId, groupId, authorId, body }: Mentioning,
): Promise<void> {
  const ids = mentionedIn(body);
  if (ids.length > MENTIONS_MAX)
    throw new DomainError("contribution.too-many-mentions", { mentionsMax: MENTIONS_MAX });
  await tx.$executeRaw`
    delete from "Mention" where "contributionId" = ${contributionId}::uuid and "userId" <> all(${ids}::uuid[])`;
  if (ids.length === 0) return;
  await tx.$executeRaw`
    insert into "Mention" ("contributionId", "userId")
    select ${contributionId}::uuid, m."userId" from "GroupMember" m
    where m."groupId" = ${groupId}::uuid and m."userId" = any(${ids}::uuid[]) and m."userId" <> ${authorId}::uuid
    on conflict do nothing`;
}

type Attaching = { contributionId: string; ownerId: string; uploadIds: readonly string[] };

/** Sets the attachments and their order. Uploads that are attached already need no claim. @throws like `claimUploads` */
export async function setAttachments(
  tx: Tx,
  { contributionId, ownerId, uploadIds }: Attaching,
): Promise<void> {
  const rows = await tx.contributionAttachment.findMany({
    where: { contributionId },
    select: { uploadId: true },
  });
  const had = new Set(rows.map(({ uploadId }) => uploadId));
  const added = uploadIds.filter((id) => !had.has(id));
  await claimUploads(tx, { ids: added, ownerId, purpose: "post_attachment" });
  await tx.$executeRaw`
    delete from "ContributionAttachment"
    where "contributionId" = ${contributionId}::uuid and "uploadId" <> all(${[...uploadIds]}::uuid[])`;
  if (uploadIds.length === 0) return;
  await tx.$executeRaw`
    insert into "ContributionAttachment" ("contributionId", "uploadId", position)
    select ${contributionId}::uuid, u.id, u.position
    from unnest(${[...uploadIds]}::uuid[]) with ordinality as u (id, position)
    on conflict ("contributionId", "uploadId") do update set position = excluded.position`;
}

/**
 * Sets the tags of a post by names, slugs or aliases; tags that it has already it keeps although they were retired.
 * @throws DomainError like `resolveTags`
 */
export async function setTags(
  tx: Tx,
  { postId, groupId, names }: { postId: string; groupId: string; names: string[] },
): Promise<void> {
  const kept = await tx.postTag.findMany({ where: { postId }, select: { tagId: true } });
  const keptIds = kept.map(({ tagId }) => tagId);
  await setPostTags(tx, { postId, groupId }, await resolveTags(tx, { groupId, names, keptIds }));
}
