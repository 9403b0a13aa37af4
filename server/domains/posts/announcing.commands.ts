import { plainText } from "../../../lib/plain-text";
import type { Db } from "../../db/client";
import { inTransaction, type Tx } from "../../db/transaction";
import { isDomainError } from "../../errors";
import { appendEvent } from "../../outbox/append";
import { visibilityAt } from "../events/access/policy";
import { countIn } from "./counts.commands";
import { insertPost } from "./posts.commands";
import { lockWriter, newContributionId, passGateUnhurried, type Writer } from "./writing.commands";

const EXCERPT_MAX = 280;

/**
 * Writes the post by which a published event announces itself in its group, in the name of its host. There is none where
 * the event does not ask for one, where it has one already, or where its host may not write in the group.
 * @returns the id of a new post, or null
 */
export function announceEvent(
  db: Db,
  { eventId, now }: { eventId: string; now: Date },
): Promise<string | null> {
  return inTransaction(db, async (tx) => {
    const event = await findAnnounced(tx, eventId);
    if (!event?.groupId) return null;
    const writer = await findWriter(tx, { groupId: event.groupId, userId: event.hostId }, now);
    if (!writer || (await isAnnounced(tx, writer, eventId))) return null;
    const { groupId } = writer;
    const text = await wordsOf(tx, { event, groupId, now });
    const held = await passGateUnhurried(tx, writer, text);
    const id = newContributionId(now);
    const state = { heldAt: held && now, heldFor: held };
    await insertPost(tx, writer, {
      ...{ id, ...text, eventId, audience: "everyone", isAnnouncement: true, now },
      ...state,
    });
    if (!held) await countIn(tx, { id, postId: id, groupId, parentId: null }, now);
    const type = held ? "post.held" : "post.published";
    await appendEvent(tx, { type, aggregateId: id, payload: { groupId, postId: id } });
    return id;
  });
}

type Announced = NonNullable<Awaited<ReturnType<typeof findAnnounced>>>;

function findAnnounced(tx: Tx, eventId: string) {
  return tx.event.findFirst({
    where: { id: eventId, status: "published", announces: true },
    select: {
      ...{ groupId: true, hostId: true, title: true, description: true },
      ...{ visibility: true, membersFirstUntil: true },
    },
  });
}

/** Holds the group open until the post is written; null also where it is closed or deleted. */
async function findWriter(
  tx: Tx,
  by: { groupId: string; userId: string },
  now: Date,
): Promise<Writer | null> {
  try {
    return await lockWriter(tx, by, now);
  } catch (error) {
    if (isDomainError(error)) return null;
    throw error;
  }
}

/** Whether the event has a post of its own in the group. A deleted one counts: an event announces itself once. */
async function isAnnounced(tx: Tx, { groupId }: Writer, eventId: string): Promise<boolean> {
  return (await tx.post.count({ where: { eventId, groupId, isAnnouncement: true } })) > 0;
}

/** In a group that others read too, an event that is not for all is announced without its title and its description. */
async function wordsOf(
  tx: Tx,
  { event, groupId, now }: { event: Announced; groupId: string; now: Date },
): Promise<{ title: string; body: string }> {
  const { title, description } = event;
  const isOpen =
    visibilityAt(event, now) === "public" ||
    (await tx.group.count({ where: { id: groupId, visibility: "private" } })) > 0;
  if (!isOpen) return { title: "A new event for members", body: "Members of the group find it here." };
  return { title, body: plainText(description, EXCERPT_MAX) || "A new event in this group." };
}
