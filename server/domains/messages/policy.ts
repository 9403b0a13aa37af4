import { counted } from "../../../lib/plural";
import { DomainError } from "../../errors";
import type { Audience, MessageState, MessageStatus } from "./schema";

const YEAR_MS = 366 * 86_400_000;
/** Clocks differ and forms take time: a message for the minute that has just begun is sent right away. */
const PAST_GRACE_MS = 120_000;

/**
 * When a message is sent: as asked, or right away.
 * @throws DomainError invalid message.time-past, message.time-too-far
 */
export function sendTime(askedFor: Date | undefined, now: Date): Date {
  if (!askedFor) return now;
  const aheadMs = askedFor.getTime() - now.getTime();
  if (aheadMs < -PAST_GRACE_MS) throw new DomainError("message.time-past");
  if (aheadMs > YEAR_MS) throw new DomainError("message.time-too-far");
  return aheadMs <= 0 ? now : askedFor;
}

export type MessageFacts = { sentAt: Date | null; cancelledAt: Date | null; isOwed: boolean };

/** The state of a message. `isOwed`: some of its emails are still to be sent. */
export function stateOf({ sentAt, cancelledAt, isOwed }: MessageFacts): MessageState {
  if (sentAt) return isOwed ? "sending" : "sent";
  return cancelledAt ? "cancelled" : "scheduled";
}

type Author = { name: string; email: string; emailVerifiedAt: Date | null; bannedAt: Date | null };

/**
 * Where the answers to a message go: to its author, who has agreed that guests see the address. Null where they have not,
 * or where the address may be another person's because it was never confirmed.
 */
export function replyAddress({
  repliesToAuthor,
  author,
}: {
  repliesToAuthor: boolean;
  author: Author | null | undefined;
}): { name: string; address: string } | null {
  if (!repliesToAuthor || !author?.emailVerifiedAt || author.bannedAt) return null;
  return { name: author.name, address: author.email };
}

const STATUS_WORDS: Record<MessageStatus, string> = {
  confirmed: "with a seat",
  waitlisted: "on the waitlist",
  offered: "with an open offer",
  pending: "awaiting approval",
  cancelled: "who cancelled",
  declined: "who were declined",
};

/** The audience of a message in words: "Guests with a seat and guests on the waitlist, not checked in yet". */
export function audienceWords({
  statuses = [],
  checkIn,
  chosen,
}: Omit<Audience, "rsvpIds"> & { chosen: number | null }): string {
  if (chosen !== null)
    return chosen === 1 ? "One chosen person" : counted(chosen, "chosen person", "chosen people");
  const words = statuses.map((status) => `guests ${STATUS_WORDS[status]}`);
  const listed =
    words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : (words[0] ?? "no one");
  const arrival = { anyone: "", arrived: ", checked in", missing: ", not checked in yet" }[checkIn];
  return `${listed.charAt(0).toUpperCase()}${listed.slice(1)}${arrival}`;
}
