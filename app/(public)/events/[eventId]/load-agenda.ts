import { pageAt } from "@/app/page-at";
import type { Agenda } from "@/components/sessions/agenda-facts";
import type { AgendaFilter } from "@/components/sessions/agenda-filter";
import type { AgendaOutline } from "@/server/domains/schedule/schema";
import type { SessionDetails } from "@/server/domains/sessions/schema";
import { serverCaller } from "@/server/trpc/caller";

/** The most sessions on one page. Larger agendas come by day, and larger days by page. */
const SESSIONS_PER_PAGE = 200;
const LIST_LIMIT = 100;

type Asked = {
  event: { id: string };
  invite: string | undefined;
  filter: AgendaFilter;
  /** The day (in the event's zone) that a large agenda begins with. */
  today: string;
};

/** The sessions that a filter asks for, and what there is to choose from. For server components only. */
export async function loadAgenda({ event, invite, filter, today }: Asked): Promise<Agenda> {
  const caller = await serverCaller();
  const scope = { eventId: event.id, ...(invite && { invite }) };
  const outline = await caller.schedule.agenda(scope);
  if (filter.isMine) {
    const { items } = await caller.schedule.booked(scope);
    return {
      outline,
      sessions: items.filter((session) => isWanted(session, filter)),
      nextCursor: null,
      day: null,
    };
  }
  const day = dayShown(filter.day, outline, today);
  const { q, track, type, isFree } = filter;
  const asked = {
    ...scope,
    ...(q && { q }),
    ...(track && { track }),
    ...(type && { type }),
    ...(isFree && { free: "true" }),
    ...(day && { day }),
  };
  const read = (cursor: string | undefined) => caller.sessions.list({ ...asked, cursor, limit: LIST_LIMIT });
  const first = await pageAt(filter.after, read);
  const sessions = [...first.items];
  let { nextCursor } = first;
  while (nextCursor && sessions.length < SESSIONS_PER_PAGE) {
    const next = await read(nextCursor);
    sessions.push(...next.items);
    nextCursor = next.nextCursor;
  }
  return { outline, sessions, nextCursor, day };
}

/** The chosen day; where none is chosen and all would be too many, today or the first. Null = all. */
function dayShown(chosen: string, { sessions, days }: AgendaOutline, today: string): string | null {
  if (chosen === "all") return null;
  if (chosen !== "") return chosen;
  if (sessions <= SESSIONS_PER_PAGE) return null;
  return (days.find(({ day }) => day >= today) ?? days.at(-1))?.day ?? null;
}

function isWanted(session: SessionDetails, { q, track, type, isFree }: AgendaFilter): boolean {
  const same = (a: string | null, b: string) => b === "" || a?.toLowerCase() === b.toLowerCase();
  const { title, description, speakers, room, seats } = session;
  const text = [title, description, room, session.track, ...speakers.map(({ name }) => name)]
    .join(" ")
    .toLowerCase();
  const hasWords = q
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
  const hasSeats = seats.seatsLeft !== 0 && !seats.heldForWaitlist && session.status === "scheduled";
  return same(session.track, track) && same(session.type, type) && hasWords && (!isFree || hasSeats);
}
