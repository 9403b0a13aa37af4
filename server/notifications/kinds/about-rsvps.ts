import type { KindName } from "../../domains/notifications/kinds/schema";
import { type RsvpMailFacts, readRsvpMailFacts } from "../rsvp-facts";
import type { Kind, Notice, Subject } from "./kind";

/** A kind whose subjects name an RSVP: what is to be told follows from the RSVP and its event as they are now. */
export function kindAboutRsvps(
  name: KindName,
  noticeOf: (about: RsvpMailFacts, subject: Subject, now: Date) => Notice,
): Kind {
  return {
    name,
    async load(db, subjects, now) {
      const ids = subjects.flatMap(({ rsvpId }) => rsvpId ?? []);
      const facts = await readRsvpMailFacts(db, ids);
      return subjects.map((subject) => {
        const about = facts.get(subject.rsvpId ?? "");
        return about ? noticeOf(about, subject, now) : null;
      });
    },
  };
}
