import type { Queryable } from "../../db/transaction";
import type { KnownRsvps } from "../load-notices";
import { isInSession, type RsvpMailFacts, readRsvpMailFacts, type SessionRsvpFacts } from "../rsvp-facts";
import type { Kind, Notice, Subject } from "./kind";

/** Reads what a kind needs beside the facts of its RSVPs. */
type Complete<Facts> = (db: Queryable, facts: RsvpMailFacts[]) => Promise<Facts[]>;

/**
 * A kind whose subjects name an RSVP to an event: its notices follow from the RSVP and its event as they are now. It says
 * nothing about an RSVP to a session.
 */
export function kindAboutRsvps(noticeOf: NoticeOf<RsvpMailFacts>): Kind {
  return kindAbout(async (_db, facts) => facts, noticeOf);
}

type NoticeOf<Facts> = (about: Facts, subject: Subject, now: Date) => Notice;

/** The same, with facts beyond those that every email about an RSVP needs. */
export function kindAbout<Facts extends RsvpMailFacts>(
  complete: Complete<Facts>,
  noticeOf: NoticeOf<Facts>,
): Kind {
  const ofEvents = (facts: RsvpMailFacts[]) => facts.filter((one) => !isInSession(one));
  return kindOf((db, facts) => complete(db, ofEvents(facts)), noticeOf);
}

/** A kind whose subjects name an RSVP to a session. It says nothing about an RSVP to an event. */
export function kindAboutSessions<Facts extends SessionRsvpFacts>(
  complete: (db: Queryable, facts: SessionRsvpFacts[]) => Promise<Facts[]>,
  noticeOf: NoticeOf<Facts>,
): Kind {
  return kindOf((db, facts) => complete(db, facts.filter(isInSession)), noticeOf);
}

function kindOf<Facts extends RsvpMailFacts>(complete: Complete<Facts>, noticeOf: NoticeOf<Facts>): Kind {
  return {
    async load(db, subjects, now, known) {
      const read = await readMissing(db, subjects, known);
      const facts = new Map((await complete(db, read)).map((one) => [one.rsvpId, one]));
      return subjects.map((subject) => {
        const about = facts.get(subject.rsvpId ?? "");
        return about ? noticeOf(about, subject, now) : null;
      });
    },
  };
}

async function readMissing(db: Queryable, subjects: Subject[], known: KnownRsvps): Promise<RsvpMailFacts[]> {
  const ids = [...new Set(subjects.flatMap(({ rsvpId }) => rsvpId ?? []))];
  const missing = ids.filter((id) => !known.has(id));
  const read = missing.length > 0 ? [...(await readRsvpMailFacts(db, missing)).values()] : [];
  return [...ids.flatMap((id) => known.get(id) ?? []), ...read];
}
