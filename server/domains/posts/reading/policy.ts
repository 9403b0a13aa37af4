import { roleReaches } from "../../groups/access/policy";

export type PostAudience = "everyone" | "going" | "waiting" | "attended";

/** What the reader is to the event of a post. */
export type AtEvent = {
  isHost: boolean;
  status: "confirmed" | "waitlisted" | "offered" | "pending" | "cancelled" | "declined" | null;
  hasArrived: boolean;
};

export type ContributionFacts = {
  isAuthor: boolean;
  /** A moderator hides it, or it waits for one. */
  isWithheld: boolean;
  isDeleted: boolean;
  /** The reader blocks its author. */
  isBlocked: boolean;
};

type ReaderFacts = { role: "owner" | "moderator" | "member" | null; isAdmin: boolean };

/** Whether a person who may read the group is in the audience of a post of it. */
export function isInAudience(audience: PostAudience, at: AtEvent): boolean {
  switch (audience) {
    case "everyone":
      return true;
    case "going":
      return at.isHost || at.status === "confirmed";
    case "waiting":
      return at.isHost || at.status === "waitlisted" || at.status === "offered";
    case "attended":
      return at.isHost || at.hasArrived;
  }
}

/**
 * Whether a reader of the group sees a post. Its author and the moderators see it whatever its audience is and while it is
 * withheld, so that they can talk about it; no one sees a deleted one or one of a person whom they block.
 */
export function seesPost(
  post: ContributionFacts & { audience: PostAudience },
  reader: ReaderFacts,
  at: AtEvent,
): boolean {
  if (post.isDeleted) return false;
  if (post.isAuthor) return true;
  const isModerator = reader.isAdmin || roleReaches(reader.role, "moderator");
  if (isModerator) return true;
  return !post.isBlocked && !post.isWithheld && isInAudience(post.audience, at);
}

/** Whether a person who sees the post sees the text of a comment. A deleted one keeps its place without its text. */
export function seesComment(comment: ContributionFacts, reader: ReaderFacts): boolean {
  if (comment.isDeleted) return false;
  if (comment.isAuthor || reader.isAdmin || roleReaches(reader.role, "moderator")) return true;
  return !comment.isBlocked && !comment.isWithheld;
}
