import { isMailable } from "../../../lib/email-address";
import { shownEmail } from "../../../lib/shown-email";

/** A person of an event as its hosts may see them. */
export type GuestPerson = { id: string | null; name: string; email: string | null; imageUrl: string | null };

type Known = { askedAt: Date | null; namedEmail: string | null };

/** What `personForHosts` needs of a person's row. */
export const personForHostsSelect = {
  id: true,
  name: true,
  email: true,
  imageUrl: true,
  walkIns: { select: { eventId: true, name: true, email: true } },
} as const;

type Person = {
  id: string;
  name: string;
  email: string;
  imageUrl: string | null;
  /** At whose doors they were added, and what was said there. */
  walkIns: { eventId: string; name: string; email: string | null }[];
};

/**
 * The person behind an RSVP, as hosts see them. A guest who was registered by another person shows only the address or
 * account that was named, until they answer themselves: an account never leads to an address, nor an address to the
 * account and name behind it. A person who was added at the door shows what was said there.
 */
export function personForHosts(
  { askedAt, namedEmail }: Known,
  { user, eventId }: { user: Person; eventId: string },
): GuestPerson {
  const { id, name, email, imageUrl } = user;
  if (askedAt !== null) {
    if (namedEmail === null) return { id, name, email: null, imageUrl };
    return { id: null, name: shownEmail(namedEmail), email: namedEmail, imageUrl: null };
  }
  const walkIn = user.walkIns.find((one) => one.eventId === eventId);
  if (walkIn) return { id: null, name: walkIn.name, email: walkIn.email, imageUrl: null };
  return { id, name, email: isMailable(email) ? email : null, imageUrl };
}
