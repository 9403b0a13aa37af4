import type { Seats } from "../seats/facts";

/**
 * The live channels and their messages. Messages carry what every listener of the channel may know, or only "changed":
 * the page then asks the server, which decides what it may see.
 */
export type ChannelMessages = {
  event: {
    /** At most four a second. They can overtake each other: keep the highest `seats.version`. */
    "seats.changed": { seats: Seats };
    /** The seats of one session, as `seats.changed`. */
    "session-seats.changed": { sessionId: string; seats: Seats };
    /** A session was added, edited, moved or cancelled. */
    "sessions.changed": Spread;
    /** The event itself was edited, published or cancelled. */
    "event.changed": Spread;
  };
  host: {
    /** An RSVP or a place in the queue changed. As often as `seats.changed`. */
    "guests.changed": NoContent;
  };
  door: {
    /** Someone arrived, an arrival was taken back, or who is expected changed. One message covers many arrivals. */
    "arrivals.changed": NoContent;
  };
  user: {
    /** The person's own RSVP to this event changed. */
    "rsvp.changed": { eventId: string };
    /** There is something new in the person's notification centre, or something was read. */
    "notifications.changed": NoContent;
    /** The person joined or left this group, was let in or removed, or has another role. */
    "membership.changed": { groupId: string };
  };
  organization: {
    /** A request that the organization sent or was sent. */
    "rfp.changed": { rfpId: string };
    /** The queue of a venue, as far as it concerns the organization. */
    "waitlist.changed": { venueId: string };
    /** One of its venues: profile, availability, circuit breaker. */
    "venue.changed": { venueId: string };
    /** Its name or its members. */
    "organization.changed": NoContent;
  };
  venue: {
    /** The badge that everyone sees is another one. */
    "badge.changed": NoContent;
  };
  group: {
    /** There is a new post. */
    "posts.new": PostNews;
    /** A post was edited, pinned, locked, hidden, deleted or brought back. */
    "posts.changed": PostNews;
    /** The group itself: its words, settings or state. */
    "group.changed": Spread;
  };
  post: {
    /** The post itself was edited, pinned, locked, hidden or deleted. */
    "post.changed": Spread;
    /** Comments were written, edited, hidden or deleted. At most two a second; `count` is left out where not everyone sees it. */
    "comments.changed": { count?: number };
    /** Reactions to the post and its comments. At most two a second; empty where the page has to ask. */
    "reactions.changed": { changed: ReactionCounts[] };
  };
};

/** The reactions to a post or comment. */
export type ReactionCounts = {
  contributionId: string;
  reactions: Record<"like" | "love" | "celebrate" | "insightful" | "laugh", number>;
};

/** All listeners hear it at the same instant: those that then ask the server do so at a random moment within `spreadMs`. */
export type Spread = { spreadMs: number };

/** A post that every listener may read, as far as it takes to count it. */
export type PostNote = { id: string; authorId: string; publishedAt: string };

/**
 * Of one post: what it is where every listener may read it, and its id where none but its author and moderators may any
 * more. Neither where that depends on the listener: then ask.
 */
export type PostNews = Spread & { post?: PostNote; goneId?: string };

export type NoContent = Record<string, never>;
export type ChannelKind = keyof ChannelMessages;

declare const kindBrand: unique symbol;

/** The name of a channel; the brand is the type of its messages. A plain string at run time. */
export type ChannelName<Kind extends ChannelKind = ChannelKind> = string & { readonly [kindBrand]: Kind };

type EventRef = { id: string; visibility: "public" | "unlisted" | "private" };

/** Where everyone who may see the event listens. */
export function eventChannel({ id, visibility }: EventRef): ChannelName<"event"> {
  return (visibility === "private" ? `private-event-${id}` : `event-${id}`) as ChannelName<"event">;
}

/** The same for a page, which shows the event as its visibility is now. */
export function channelNow(event: {
  id: string;
  effectiveVisibility: EventRef["visibility"];
}): ChannelName<"event"> {
  return eventChannel({ id: event.id, visibility: event.effectiveVisibility });
}

/**
 * Where the holders of a private event's shared invitation link listen who have no other right to see it. A renewed link
 * has another channel, so that the old one falls silent whatever a client does.
 * @param tag derived from the secret of the link, see `linkTag`
 */
export function linkChannel(eventId: string, tag: string): ChannelName<"event"> {
  return `private-event-${eventId}-link-${tag}` as ChannelName<"event">;
}

/** Where the host and co-hosts listen. */
export function hostChannel(eventId: string): ChannelName<"host"> {
  return `private-event-${eventId}-host` as ChannelName<"host">;
}

/** Where the scanners at the doors of an event listen: door staff, co-hosts and the host. */
export function doorChannel(eventId: string): ChannelName<"door"> {
  return `private-event-${eventId}-door` as ChannelName<"door">;
}

/** Where one person listens, in all their windows. */
export function userChannel(userId: string): ChannelName<"user"> {
  return `private-user-${userId}` as ChannelName<"user">;
}
