import { isolate } from "../../../lib/clean-text";
import type { Queryable } from "../../db/transaction";
import { ASKED_UNTIL_MS } from "../../domains/feedback/policy";
import { feedbackContent } from "../reminder-mails";
import type { RsvpMailFacts } from "../rsvp-facts";
import { kindAbout } from "./about-rsvps";

/** With the sessions in which the person has a seat, and whether they gave feedback. */
type Facts = RsvpMailFacts & { sessions: string[]; hasGiven: boolean };

/** Asks a person who was at an event how it was; one email for the event and all of their sessions. */
export const feedbackKind = kindAbout<Facts>(complete, (about) => {
  const { event, status, hasGiven } = about;
  const path = `/events/${event.slug}/feedback`;
  return {
    eventId: event.id,
    brief: { title: `How was ${isolate(event.title)}?`, body: "Tell the host in a minute.", path },
    staleBecause: staleBecause({
      isOn: event.status === "published",
      isIn: status === "confirmed",
      hasGiven,
    }),
    latestAt: new Date(event.endsAt.getTime() + ASKED_UNTIL_MS),
    mail: async (_to, now) => feedbackContent(about, now),
  };
});

function staleBecause(about: { isOn: boolean; isIn: boolean; hasGiven: boolean }): string | null {
  if (!about.isOn) return "The event did not take place.";
  if (!about.isIn) return "The person has no seat any more.";
  return about.hasGiven ? "The person has given feedback." : null;
}

async function complete(db: Queryable, facts: RsvpMailFacts[]): Promise<Facts[]> {
  const rsvpIds = facts.map(({ rsvpId }) => rsvpId);
  const rows = await db.$queryRaw<{ rsvpId: string; sessions: string[] | null; hasGiven: boolean }[]>`
    select r.id as "rsvpId",
      exists (select 1 from "Feedback" f where f."poolId" = r."poolId" and f."userId" = r."userId") as "hasGiven",
      (select array_agg(s.title order by p."startsAt", s.id)
        from "SeatPool" own join "SeatPool" p on p."eventId" = own."eventId" and p."sessionId" is not null
          and p.state = 'open'
        join "Session" s on s.id = p."sessionId"
        join "Rsvp" m on m."poolId" = p.id and m."userId" = r."userId" and m.status = 'confirmed'
        where own.id = r."poolId") as sessions
    from "Rsvp" r where r.id = any(${rsvpIds}::uuid[])`;
  const found = new Map(rows.map((row) => [row.rsvpId, row]));
  return facts.map((one) => {
    const { sessions = null, hasGiven = false } = found.get(one.rsvpId) ?? {};
    return { ...one, sessions: sessions ?? [], hasGiven };
  });
}
