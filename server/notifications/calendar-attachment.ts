import type { Db } from "../db/client";
import { createLoader } from "../db/loader";
import { readRsvpFacts, writeRsvpFile } from "../domains/calendar/queries";
import type { MailAttachment } from "./mail";

const loadFacts = createLoader(readRsvpFacts);

/**
 * The event of an RSVP as a file that programs for mail put into the calendar: the same entry as in the person's own
 * calendar, so neither doubles the other. Null where the RSVP or its event is gone, or where the calendar would have it
 * otherwise than `method` says: in for PUBLISH, out for CANCEL.
 */
export async function calendarAttachment(
  db: Db,
  about: { rsvpId: string; method: "PUBLISH" | "CANCEL"; now: Date },
): Promise<MailAttachment | null> {
  const facts = await loadFacts(db, about.rsvpId);
  const file = facts && writeRsvpFile(facts, about.now);
  if (!file || file.method !== about.method) return null;
  const contentType = `text/calendar; method=${file.method}; charset=utf-8`;
  return { filename: file.name, contentType, content: file.text };
}
