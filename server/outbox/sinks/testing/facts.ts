import { newId } from "../../../../tests/factories";
import type { Fact } from "../../sink";

let newestSeq = 0n;

/** Facts of one aggregate, as if committed one after another. */
export function someFacts(
  count: number,
  { aggregateId = newId(), createdAt = new Date() }: { aggregateId?: string; createdAt?: Date } = {},
): Fact<"rsvp.confirmed">[] {
  return Array.from({ length: count }, () => ({
    id: newId(),
    seq: ++newestSeq,
    type: "rsvp.confirmed",
    aggregateId,
    payload: { rsvpId: newId(), poolId: aggregateId, userId: newId() },
    attempts: 0,
    cursor: null,
    createdAt,
  }));
}

/** The fact that an account has another name. */
export function renamedFact(userId: string): Fact {
  return {
    id: newId(),
    seq: ++newestSeq,
    type: "account.renamed",
    aggregateId: userId,
    payload: { userId },
    attempts: 0,
    cursor: null,
    createdAt: new Date(),
  };
}

/** One fact of each noun of communities, about the same post. */
export function communityFacts({ groupId = newId(), postId = newId() } = {}): Fact[] {
  const common = () => ({ id: newId(), seq: ++newestSeq, attempts: 0, cursor: null, createdAt: new Date() });
  const post = { groupId, postId };
  const reaction = { ...post, contributionId: postId, userId: newId(), kind: "like" as const };
  return [
    { ...common(), type: "group.changed", aggregateId: groupId, payload: { groupId } },
    { ...common(), type: "post.published", aggregateId: postId, payload: post },
    { ...common(), type: "comment.published", aggregateId: postId, payload: { ...post, commentId: newId() } },
    { ...common(), type: "reaction.added", aggregateId: postId, payload: reaction },
    {
      ...common(),
      type: "moderation.reported",
      aggregateId: groupId,
      payload: { groupId, reportId: newId() },
    },
  ];
}

/** A fact of an event. */
export function eventFact(type: "event.published" | "event.changed", eventId = newId()): Fact {
  return {
    id: newId(),
    seq: ++newestSeq,
    type,
    aggregateId: eventId,
    payload: { eventId },
    attempts: 0,
    cursor: null,
    createdAt: new Date(),
  };
}
