import type { EventDetails } from "@/server/domains/events/schema";
import type { RsvpEvent } from "./rsvp-event";

/** The address of the event page, with the invitation where one was needed to see it. */
export function eventPath(event: Pick<RsvpEvent, "slug">, invite?: string | undefined): string {
  return `/events/${event.slug}${invite ? `?invite=${encodeURIComponent(invite)}` : ""}`;
}

/** The address to pass on. That of a private event is the hosts' to pass on: theirs holds the invitation; else null. */
export function sharePathOf(
  event: Pick<EventDetails, "slug" | "effectiveVisibility" | "inviteToken">,
): string | null {
  if (event.effectiveVisibility !== "private") return eventPath(event);
  return event.inviteToken === undefined ? null : eventPath(event, event.inviteToken);
}

/** Where to sign in and come back to the same form, with the guests already chosen. */
export function signInPath(by: {
  event: Pick<RsvpEvent, "slug">;
  invite?: string | undefined;
  guests?: number;
}): string {
  const back = new URLSearchParams();
  if (by.invite) back.set("invite", by.invite);
  if (by.guests) back.set("guests", String(by.guests));
  const query = back.size > 0 ? `?${back}` : "";
  return `/sign-in?callbackUrl=${encodeURIComponent(`/events/${by.event.slug}${query}#rsvp`)}`;
}

/** The guests that came back from signing in: a whole number within what the event allows. */
export function guestsFromAddress(text: string | undefined, guestsMax: number): number {
  const guests = /^\d{1,3}$/.test(text ?? "") ? Number(text) : 0;
  return Math.min(guests, guestsMax);
}
