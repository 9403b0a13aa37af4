import { isolate } from "../../../lib/clean-text";
import { counted } from "../../../lib/plural";
import type { Queryable } from "../../db/transaction";
import { knownAt } from "../../domains/events/changes/policy";
import {
  changeSentence,
  changeTitle,
  type SessionNews,
  sessionNews,
} from "../../domains/sessions/changes/policy";
import { readSessionChanges, readSessionTold } from "../../domains/sessions/changes/queries";
import { isInSession, readRsvpMailFacts, type SessionRsvpFacts } from "../rsvp-facts";
import { type SessionTells, schedulePath, sessionMovedMail, sessionName } from "../session-mails";
import type { Kind, Notice, Subject } from "./kind";

const LIVE = ["confirmed", "offered", "waitlisted", "pending"];

type One = SessionTells & {
  /** New to the person since they last read of the session, by email or in the notification centre. */
  unseen: SessionNews[];
};

/**
 * New times and rooms of a person's sessions of one event, compared with what that person last read of each. Of several
 * notices on their way to one person the newest says all, and the others are stale.
 */
export const sessionMovedKind: Kind = {
  async load(db, subjects, now) {
    const ids = [...new Set(subjects.flatMap(idsOf))];
    const facts = new Map(
      [...(await readRsvpMailFacts(db, ids)).values()].filter(isInSession).map((one) => [one.rsvpId, one]),
    );
    const abouts = [...facts.values()];
    const [changes, told, newest] = await Promise.all([
      readSessionChanges(
        db,
        abouts.map(({ session }) => session.id),
      ),
      readSessionTold(db, ids),
      readNewest(db, abouts),
    ]);
    return subjects.map((subject): Notice | null => {
      const known = idsOf(subject).flatMap((id) => facts.get(id) ?? []);
      const rest = known.filter(({ rsvpId }) => (newest.get(rsvpId) ?? "") <= (subject.settledAt ?? ""));
      const ones = rest.filter(isLive(now)).map((about): One => {
        const since = (at: Date | undefined) => {
          const before = at && knownAt(changes.get(about.session.id) ?? [], at);
          return before ? sessionNews(before, about.session, { timeZone: about.event.timeZone, now }) : [];
        };
        const { mailedAt, toldAt } = told.get(about.rsvpId) ?? {};
        return { about, changes: since(mailedAt), unseen: since(toldAt) };
      });
      return noticeOf(known, rest, ones);
    });
  },
};

const idsOf = ({ rsvpIds }: Subject): string[] => (rsvpIds ?? "").split(",").filter(Boolean);

const isLive =
  (now: Date) =>
  ({ status, event, session, person }: SessionRsvpFacts) =>
    LIVE.includes(status) &&
    event.status === "published" &&
    !session.isCancelled &&
    session.endsAt > now &&
    !person.isBanned;

function noticeOf(known: SessionRsvpFacts[], rest: SessionRsvpFacts[], ones: One[]): Notice | null {
  const [first] = known;
  if (!first) return null;
  const news = ones.filter(({ changes }) => changes.length > 0);
  const shown = ones
    .filter(({ unseen }) => unseen.length > 0)
    .map((one) => ({ ...one, changes: one.unseen }));
  return {
    eventId: first.event.id,
    brief: briefOf(first, shown.length > 0 ? shown : news),
    staleBecause: staleBecause(rest, ones),
    // From the last hour before the start on, nothing waits.
    latestAt: new Date(Math.min(...known.map(({ session }) => session.startsAt.getTime())) - 3_600_000),
    mail: async (_to, at) => (news.length === 0 ? null : sessionMovedMail(news, at)),
  };
}

function briefOf(first: SessionRsvpFacts, told: SessionTells[]): Notice["brief"] {
  const [one = { about: first, changes: [] }, ...others] = told;
  const title = changeTitle(told.flatMap(({ changes }) => changes));
  const path = schedulePath(first);
  if (others.length === 0) {
    const body = one.changes.map(changeSentence).join(" · ");
    return { title: `${title}: ${sessionName(one.about)}`, body, path };
  }
  const names = told.map(({ about }) => isolate(about.session.title));
  return {
    title: `${title} (${counted(told.length, "session")}): ${isolate(first.event.title)}`,
    body: names.slice(0, 5).join(" · "),
    path,
  };
}

function staleBecause(rest: SessionRsvpFacts[], ones: One[]): string | null {
  if (rest.length === 0) return "A newer message has the current details.";
  return ones.length === 0 ? "The sessions will not take place or are over, or the person has left." : null;
}

/** When the newest message of this kind about each RSVP settled. */
async function readNewest(db: Queryable, abouts: SessionRsvpFacts[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ rsvpIds: string; settledAt: string }[]>`
    select n.subject->>'rsvpIds' as "rsvpIds", n.subject->>'settledAt' as "settledAt" from "Notification" n
    where n.kind = 'session.moved' and n."eventId" = any(${abouts.map(({ event }) => event.id)}::uuid[])
      and n."userId" = any(${abouts.map(({ person }) => person.id)}::uuid[])`;
  const newest = new Map<string, string>();
  for (const { rsvpIds, settledAt } of rows) {
    for (const id of rsvpIds.split(",")) if ((newest.get(id) ?? "") < settledAt) newest.set(id, settledAt);
  }
  return newest;
}
