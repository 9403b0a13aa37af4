import { randomBytes } from "node:crypto";
import { areSameText } from "../../../lib/mention-names";
import { uuidV7 } from "../../../lib/uuid";
import type { Tx } from "../../db/transaction";
import { DomainError } from "../../errors";
import type { GroupRole } from "../groups/access/policy";
import { refuseSuspended } from "../groups/access/suspension.policy";
import { holdOpenGroup } from "../groups/group-lock.queries";
import { type GateFacts, type HeldFor, heldFor, slowSecondsLeft } from "./gate.policy";
import type { PostAudience } from "./reading/policy";

/** A member who may write in the group now. Their row stays locked until the transaction ends. */
export type Writer = {
  userId: string;
  groupId: string;
  role: GroupRole;
  trustedAt: Date | null;
};

type WriterRow = {
  role: GroupRole;
  trustedAt: Date | null;
  suspendedUntil: Date | null;
};

type By = { groupId: string; userId: string };

/**
 * Holds the group open, then locks the member's row, so that removing, banning or suspending them waits, and one member's
 * texts are written one after another. Take these locks before those of posts and contributions.
 * @throws DomainError not-found `group.not-found`; forbidden `group.members-only` or `group.suspended`; conflict
 * `group.archived`
 */
export async function lockWriter(tx: Tx, { groupId, userId }: By, now: Date): Promise<Writer> {
  await holdOpenGroup(tx, groupId);
  const [row] = await tx.$queryRaw<WriterRow[]>`
    select role::text as role, "trustedAt", "suspendedUntil" from "GroupMember"
    where "groupId" = ${groupId}::uuid and "userId" = ${userId}::uuid
    for no key update`;
  if (!row) throw new DomainError("group.members-only");
  refuseSuspended(row, now);
  return { userId, groupId, role: row.role, trustedAt: row.trustedAt };
}

type Text = { title: string | null; body: string };

/**
 * Asks the rules of the group whether a new text is shown right away.
 * @returns why it waits for a moderator, or null
 * @throws DomainError rate-limited `contribution.too-soon` in slow mode
 */
export async function passGate(tx: Tx, writer: Writer, text: Text, now: Date): Promise<HeldFor | null> {
  const facts = { ...(await readGate(tx, writer)), ...text };
  const retryAfterSeconds = slowSecondsLeft(facts, now);
  if (retryAfterSeconds > 0) throw new DomainError("contribution.too-soon", { retryAfterSeconds });
  return heldFor(facts);
}

/** The same for an edit, which no slow mode holds up: only watched words can send it back to the moderators. */
export async function passGateAgain(tx: Tx, writer: Writer, text: Text): Promise<HeldFor | null> {
  const { group, member } = await readGate(tx, writer);
  return heldFor({ group: { ...group, holdsFirst: false }, member, ...text });
}

/** The same for a text that the site writes for a member, which no slow mode holds up. */
export async function passGateUnhurried(tx: Tx, writer: Writer, text: Text): Promise<HeldFor | null> {
  return heldFor({ ...(await readGate(tx, writer)), ...text });
}

type GateRow = GateFacts["group"] & { lastAt: Date | null };

async function readGate(
  tx: Tx,
  { groupId, userId, role, trustedAt }: Writer,
): Promise<Pick<GateFacts, "group" | "member" | "lastAt">> {
  const [row] = await tx.$queryRaw<GateRow[]>`
    select "holdsFirst", "slowSeconds", "watchedWords", (
      select max(c."createdAt") from "Contribution" c
      where c."groupId" = g.id and c."authorId" = ${userId}::uuid) as "lastAt"
    from "Group" g where id = ${groupId}::uuid`;
  const { lastAt = null, ...group } = row ?? { holdsFirst: false, slowSeconds: 0, watchedWords: [] };
  return { group, member: { role, trustedAt }, lastAt };
}

/**
 * The text after an edit. Readers get mentions with present names; a text that differs only in these names counts as
 * unchanged.
 */
export function bodyAfter(before: string, asked: string | undefined): string {
  return asked === undefined || areSameText(before, asked) ? before : asked;
}

/** A new id, which sorts after those made before in time. */
export function newContributionId(now: Date): string {
  return uuidV7(now.getTime(), randomBytes(10));
}

const TWICE_MS = 60_000;

type Same = Text & {
  /** Null = a post is being written. */
  postId: string | null;
  parentId: string | null;
  /** In their order. */
  uploadIds: readonly string[];
  /** What only posts have. */
  about?: { eventId: string | null; audience: PostAudience; tagIds: readonly string[] };
  now: Date;
};

/**
 * What the writer wrote word for word at the same place within the last minute, for the same people and with the same
 * things: a double click, or a retry after an answer that was lost. Null where there is none.
 */
export async function findSame(
  tx: Tx,
  writer: Writer,
  { postId, parentId, uploadIds, about, now, ...text }: Same,
): Promise<string | null> {
  const { eventId, audience, tagIds } = about ?? { eventId: null, audience: null, tagIds: [] };
  const since = new Date(now.getTime() - TWICE_MS);
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    select c.id from "Contribution" c left join "Post" p on p.id = c.id
    where c."groupId" = ${writer.groupId}::uuid and c."authorId" = ${writer.userId}::uuid
      and c."createdAt" > ${since}::timestamptz and c."deletedAt" is null and c.body = ${text.body}
      and p.title is not distinct from ${text.title} and p."eventId" is not distinct from ${eventId}::uuid
      and p.audience is not distinct from ${audience}::"PostAudience"
      and array(select "tagId" from "PostTag" where "postId" = c.id order by "tagId")
        = array(select unnest(${[...tagIds]}::uuid[]) order by 1)
      and array(select "uploadId" from "ContributionAttachment" where "contributionId" = c.id order by position)
        = ${[...uploadIds]}::uuid[]
      and case when ${postId}::uuid is null then p.id is not null
        else c."postId" = ${postId}::uuid and p.id is null and c."parentId" is not distinct from ${parentId}::uuid end
    order by c."createdAt" desc limit 1`;
  return row?.id ?? null;
}
