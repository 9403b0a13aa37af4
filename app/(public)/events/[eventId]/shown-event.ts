import { cache } from "react";
import { orNotFound, orNull } from "@/app/or-not-found";
import { FACES_MAX } from "@/components/events/guest-list/guest-faces";
import { mayWriteIn } from "@/components/groups/may-write";
import { getViewer, serverCaller } from "@/server/trpc/caller";

export type EventPageProps = {
  params: Promise<{ eventId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The first value of a parameter that may be given several times. */
export function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** The event behind an address, by id or slug. Answers not-found to people who may not see it. */
export const loadEvent = cache((eventId: string, invite: string | undefined) =>
  orNotFound((caller) => caller.events.get({ eventId, ...(invite && { invite }) })),
);

/** The viewer's own answer to it, with what led there where they wait, and their invitation if they have one. */
export async function loadAnswer(event: Awaited<ReturnType<typeof loadEvent>>, invite: string | undefined) {
  const viewer = await getViewer();
  if (!viewer) return { viewer, mine: { rsvp: null, seats: event.seats }, ledger: null, invitation: null };
  const caller = await serverCaller();
  const scope = { eventId: event.id, ...(invite && { invite }) };
  const [mine, { invitation }] = await Promise.all([caller.rsvps.mine(scope), caller.invitations.own(scope)]);
  if (mine.rsvp?.status !== "waitlisted") return { viewer, mine, ledger: null, invitation };
  const { items } = await caller.rsvps.ledger({ rsvpId: mine.rsvp.id });
  return { viewer, mine, ledger: items, invitation };
}

const TEASER_SESSIONS = 4;

/** Who is coming, the next sessions, what is said in the group, and the other dates where the event is one of several. */
export async function loadSurroundings(
  event: Awaited<ReturnType<typeof loadEvent>>,
  invite: string | undefined,
) {
  const caller = await serverCaller();
  const scope = { eventId: event.id, ...(invite && { invite }) };
  const [guests, program, series, discussion] = await Promise.all([
    caller.events.guests({ ...scope, limit: FACES_MAX }),
    loadProgram(scope),
    event.seriesId ? caller.series.get(scope) : null,
    event.status === "draft" || !event.group ? null : loadDiscussion(event.id, event.group),
  ]);
  return { guests, program, series, discussion };
}

const DISCUSSION_POSTS = 4;

/** The newest posts about an event in its group, and whether the viewer may add one. */
async function loadDiscussion(eventId: string, { id: groupId, slug }: { id: string; slug: string }) {
  const [viewer, group, posts] = await Promise.all([
    getViewer(),
    orNull((caller) => caller.groups.get({ groupId })),
    orNull((caller) => caller.posts.list({ groupId, eventId, limit: DISCUSSION_POSTS })),
  ]);
  if (!group || !posts) return null;
  return {
    posts: posts.items,
    hasMore: posts.nextCursor !== null,
    groupSlug: slug,
    mayStart: mayWriteIn(group, new Date()),
    timeZone: viewer?.timeZone ?? "UTC",
  };
}

/** The next sessions of an event, all of them where they are over, and whether the viewer has some. */
async function loadProgram(scope: { eventId: string; invite?: string }) {
  const [caller, viewer] = await Promise.all([serverCaller(), getViewer()]);
  const { items: earliest } = await caller.sessions.list({ ...scope, limit: TEASER_SESSIONS });
  if (earliest.length === 0) return null;
  const from = new Date().toISOString();
  const [next, mine] = await Promise.all([
    caller.sessions.list({ ...scope, from, status: "scheduled", limit: TEASER_SESSIONS }),
    viewer ? caller.schedule.ofEvent(scope) : null,
  ]);
  return {
    sessions: next.items.length > 0 ? next.items : earliest,
    hasOwn: mine !== null && mine.items.length > 0,
  };
}
