import { isolate } from "../../../lib/clean-text";
import { counted } from "../../../lib/plural";
import type { Queryable } from "../../db/transaction";
import {
  changeSentence,
  changesBetween,
  changeTitle,
  type FactChange,
  knownAt,
} from "../../domains/events/changes/policy";
import { type ChangeRow, readChanges, readTold } from "../../domains/events/changes/queries";
import { visiblePlace } from "../../domains/events/place.policy";
import { remindsFrom } from "../../domains/events/reminders/policy";
import { withCalendar } from "../calendar-attachment";
import { rescheduledContent, type TellsOf } from "../reminder-mails";
import { type RsvpMailFacts, readRsvpMailFacts } from "../rsvp-facts";
import type { Kind, MailWords, Notice, Subject } from "./kind";
import { lastCallAt } from "./last-call";

const LIVE = ["confirmed", "offered", "waitlisted", "pending"];
/** Calendar files in one mail; further dates are in the person's feed. */
const FILES_MAX = 20;

type One = TellsOf & {
  /** New to the person since the last email about the event. */
  changes: FactChange[];
  /** New to the person since the last notice, by email or in the notification centre. */
  unseen: FactChange[];
};

/**
 * New times and places of events that a person has an RSVP to, compared with what that person last heard. Of several
 * notices on their way to one person the newest says all, and the others are stale.
 */
export const changeKind: Kind = {
  async load(db, subjects, now) {
    const facts = await readRsvpMailFacts(db, [...new Set(subjects.flatMap(idsOf))]);
    const abouts = [...facts.values()];
    const asked = abouts.map(({ event, person }) => ({ eventId: event.id, userId: person.id }));
    const [changes, told, newest] = await Promise.all([
      readChanges(
        db,
        abouts.map(({ event }) => event.id),
      ),
      readTold(db, asked),
      readNewest(db, abouts),
    ]);
    return subjects.map((subject): Notice | null => {
      const known = idsOf(subject).flatMap((id) => facts.get(id) ?? []);
      const rest = known.filter(({ rsvpId }) => (newest.get(rsvpId) ?? "") <= (subject.settledAt ?? ""));
      const ones = rest.filter(isLive(now)).map((about): One => {
        const key = `${about.event.id} ${about.person.id}`;
        const since = (at: Date | null | undefined) =>
          changesSince(about, changes.get(about.event.id) ?? [], at ?? about.rsvpAt, now);
        const { mailedAt, toldAt } = told.get(key) ?? {};
        return { about, changes: since(mailedAt), unseen: since(toldAt) };
      });
      return noticeOf(known, rest, ones);
    });
  },
};

/** Subjects of earlier versions name one RSVP. */
const idsOf = ({ rsvpIds, rsvpId }: Subject): string[] =>
  (rsvpIds ?? rsvpId ?? "").split(",").filter(Boolean);

const isLive =
  (now: Date) =>
  ({ status, event, person }: RsvpMailFacts) =>
    LIVE.includes(status) && event.status === "published" && event.endsAt > now && !person.isBanned;

function changesSince(about: RsvpMailFacts, rows: ChangeRow[], toldAt: Date, now: Date): FactChange[] {
  const { event, status } = about;
  const known = knownAt(rows, toldAt);
  if (!known) return [];
  const visible = visiblePlace(
    { ...known, placeHidden: event.placeHidden },
    { role: null, rsvpStatus: status },
  );
  return changesBetween({ ...known, ...visible }, event, now);
}

function noticeOf(known: RsvpMailFacts[], rest: RsvpMailFacts[], ones: One[]): Notice | null {
  const [first] = known;
  if (!first) return null;
  const news = ones.filter(({ changes }) => changes.length > 0);
  const [about = first] = [...news, ...ones].map((one) => one.about);
  const { event } = about;
  const unseen = ones.flatMap((one) => one.unseen);
  const all = unseen.length > 0 ? unseen : news.flatMap(({ changes }) => changes);
  const dates = news.length > 1 ? ` (${counted(news.length, "date")})` : "";
  return {
    eventId: event.id,
    brief: {
      title: `${changeTitle(all)}: ${isolate(event.title)}${dates}`,
      body: all.slice(0, 3).map(changeSentence).join(" · "),
      path: `/events/${event.slug}`,
    },
    staleBecause: staleBecause(rest, ones),
    latestAt: lastCallAt({ startsAt: remindsFrom(event) }),
    mail: async (_to, at, db) => {
      if (news.length === 0) return null;
      const content = rescheduledContent(news, at);
      const parts: MailWords[] = [];
      for (const one of news.slice(0, FILES_MAX)) {
        parts.push(await withCalendar(db, content, { rsvpId: one.about.rsvpId, now: at, putsIn: true }));
      }
      const [only, ...others] = parts;
      if (only && others.length === 0) return only;
      const attachments = parts.flatMap((part) => part.attachments ?? []);
      return { ...content, ...(attachments.length > 0 && { attachments }) };
    },
  };
}

function staleBecause(rest: RsvpMailFacts[], ones: One[]): string | null {
  if (rest.length === 0) return "A newer message has the current details.";
  return ones.length === 0 ? "The event will not take place or is over, or the person has left." : null;
}

/** When the newest message of this kind about each RSVP settled. */
async function readNewest(db: Queryable, abouts: RsvpMailFacts[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ rsvpIds: string; settledAt: string }[]>`
    select n.subject->>'rsvpIds' as "rsvpIds", n.subject->>'settledAt' as "settledAt" from "Notification" n
    where n.kind = 'event.rescheduled' and n.subject->>'settledAt' is not null
      and n."userId" = any(${abouts.map(({ person }) => person.id)}::uuid[])`;
  const newest = new Map<string, string>();
  for (const { rsvpIds, settledAt } of rows) {
    for (const id of rsvpIds.split(",")) if ((newest.get(id) ?? "") < settledAt) newest.set(id, settledAt);
  }
  return newest;
}
