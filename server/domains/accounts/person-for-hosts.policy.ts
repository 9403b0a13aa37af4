import { isMailable } from "../../../lib/email-address";
import { shownEmail } from "../../../lib/shown-email";

/** A person of an event as its hosts may see them. */
export type GuestPerson = { id: string | null; name: string; email: string | null; imageUrl: string | null };

type Known = { askedAt: Date | null; namedEmail: string | null };

/**
 * The person behind an RSVP, as hosts see them. A guest who was registered by another person shows only the address or
 * account that was named, until they answer themselves: an account never leads to an address, nor an address to the
 * account and name behind it.
 */
export function personForHosts(
  { askedAt, namedEmail }: Known,
  user: { id: string; name: string; email: string; imageUrl?: string | null },
): GuestPerson {
  const { id, name, email, imageUrl = null } = user;
  // A person who gave no address at the door has one that is nobody's.
  if (askedAt === null) return { id, name, email: isMailable(email) ? email : null, imageUrl };
  if (namedEmail === null) return { id, name, email: null, imageUrl };
  return { id: null, name: shownEmail(namedEmail), email: namedEmail, imageUrl: null };
}
