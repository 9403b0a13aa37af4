import type { Db } from "../../db/client";
import { MESSAGE_KIND, messageEventSelect } from "../../domains/messages/queries";
import { messageMail } from "../message-mails";
import type { Kind, Notice } from "./kind";

const BODY_CHARACTERS_MAX = 280;
/** Quiet hours give way where this much time or less would be left before the start. */
const LAST_CALL_MS = 2 * 60 * 60_000;

const select = {
  id: true,
  subject: true,
  body: true,
  event: { select: { id: true, ...messageEventSelect } },
} as const;

/** A host's own words to guests. */
export const messageKind: Kind = {
  name: MESSAGE_KIND,
  async load(db: Db, subjects) {
    const ids = [...new Set(subjects.flatMap(({ messageId }) => messageId ?? []))];
    const rows = await db.eventMessage.findMany({
      where: { id: { in: ids }, sentAt: { not: null } },
      select,
    });
    const messages = new Map(rows.map((row) => [row.id, row]));
    return subjects.map(({ messageId }): Notice | null => {
      const message = messages.get(messageId ?? "");
      if (!message) return null;
      const { subject, body, event } = message;
      return {
        eventId: event.id,
        brief: { title: subject, body: shortened(body), path: `/events/${event.slug}` },
        staleBecause: null,
        latestAt: new Date(event.startsAt.getTime() - LAST_CALL_MS),
        mail: async (to, now) => ({
          ...messageMail({ subject, body, name: to.name, event }, now),
          fromName: event.host.name,
        }),
      };
    });
  },
};

/** Cut between characters: Postgres takes no half of one. */
function shortened(text: string): string {
  const characters = [...text];
  if (characters.length <= BODY_CHARACTERS_MAX) return text;
  return `${characters
    .slice(0, BODY_CHARACTERS_MAX - 1)
    .join("")
    .trimEnd()}…`;
}
