import type { Db } from "../db/client";
import { createLoader } from "../db/loader";
import { recordEntry } from "../domains/calendar/mailed.commands";
import { readRsvpFacts, writeRsvpFile } from "../domains/calendar/queries";
import type { MailWords } from "./kinds/kind";
import type { MailContent } from "./layout";
import type { MailAttachment } from "./mail";

const loadFacts = createLoader(readRsvpFacts);

type About = { rsvpId: string; now: Date };

/**
 * The email with a calendar file: the event, where the recipient has a seat and the email says so, or in any email the
 * removal of a stale entry that an earlier email made. It is the same entry as in the person's own feed, so neither
 * doubles the other.
 * @throws where the RSVP changes at this moment; the retry reads it again
 */
export async function withCalendar(
  db: Db,
  content: MailContent,
  { rsvpId, now, putsIn }: About & { putsIn: boolean },
): Promise<MailWords> {
  const facts = await loadFacts(db, rsvpId);
  const file = facts && writeRsvpFile(facts, now);
  if (!file || (file.method === "REQUEST" && !putsIn)) return content;
  const { method, sequence, address } = file;
  if (
    method === "REQUEST" &&
    !(await recordEntry(db, { rsvpId, rsvpVersion: facts.version, sequence, address }))
  ) {
    throw new Error("The RSVP was changed while its email was written.");
  }
  const takenOut = method === "CANCEL" ? { rsvpId, sequence } : undefined;
  return { ...content, attachments: [attachmentOf(file)], ...(takenOut && { takenOut }) };
}

function attachmentOf({
  name,
  text,
  method,
}: {
  name: string;
  text: string;
  method: string;
}): MailAttachment {
  return { filename: name, contentType: `text/calendar; method=${method}; charset=utf-8`, content: text };
}
