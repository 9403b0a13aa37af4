import type { Db } from "../../db/client";
import type { Queryable, Tx } from "../../db/transaction";
import type { MailContent } from "../layout";
import type { KnownRsvps } from "../load-notices";
import type { MailAttachment, MailboxAddress } from "../mail";
import type { WhatsappMessage } from "../whatsapp";

/** Ids of what a notification is about, and the state when it was made. Strings, so that they compare as written. */
export type Subject = Record<string, string>;

/** The person who gets it. */
export type Recipient = { userId: string | null; name: string; email: string };

/** As the notification centre shows it. */
export type Brief = { title: string; body: string; path: string | null };

/** Words without the names and texts of other people, which may change or end. The path is that of the brief unless given. */
export type KeptWords = { title: string; body: string; path?: string };

export type MailWords = MailContent & {
  /** The name of the sender, where it is not the site. */
  fromName?: string;
  replyTo?: MailboxAddress;
  attachments?: MailAttachment[];
  /** The entry that it takes out of the person's calendar. */
  takenOut?: { rsvpId: string; sequence: number };
};

/** What one notification says, with the facts as they are now. */
export type Notice = {
  eventId: string | null;
  /** Set where it is for a member of this organization: it is shown only while the person is one. */
  organizationId?: string;
  /** Set where it is about this group: it is shown only while the person is a member of it. */
  groupId?: string;
  /** Set where it is about this post or comment: it is shown only while the person may read it. */
  contributionId?: string;
  /** Set where a link in the email ends what people write in this group, for this person. */
  leaves?: { groupId: string; groupName: string };
  brief: Brief;
  /** What the database keeps instead of the brief, where that is read again whenever it is shown. */
  kept?: KeptWords;
  /** Why it is stale and not sent; null while it is not. */
  staleBecause: string | null;
  /** After this it is of no use, so quiet hours may hold it until then at most; null = it cannot wait. */
  latestAt: Date | null;
  /**
   * True while the person's calendar holds a stale entry of an earlier email: the email that removes it is sent whatever
   * they have switched off, also to a banned account.
   */
  isOwed?: boolean;
  /** The host of an email that the person did not ask for: its link ends this host's invitations permanently. */
  invitedBy?: string;
  /** Null where there is nothing left to say. */
  mail: (to: Recipient, now: Date, db: Db) => Promise<MailWords | null>;
  whatsapp?: (to: Recipient, now: Date) => Omit<WhatsappMessage, "to">;
};

/** How notifications of one kind are loaded and worded. */
export type Kind = {
  /**
   * The notices about these subjects as things stand now, in the same order; null where nothing is left to say.
   * @param known RSVPs that were read a moment ago
   */
  load: (db: Queryable, subjects: Subject[], now: Date, known: KnownRsvps) => Promise<(Notice | null)[]>;
  /** The brief holds names or texts of other people: the centre shows it as it is now, and `kept` is stored. */
  isReadWhenShown?: boolean;
  /** Called in the transaction that records the outcomes of deliveries over email. */
  onSettled?: (tx: Tx, settled: Settled[]) => Promise<void>;
  /** Counts the outcome of a delivery, for kinds with a metric of their own. */
  count?: (outcome: "sent" | "skipped" | "failed" | "parked") => void;
};

export type Settled = { subject: Subject; sentAt: Date | null; error: string | null };
