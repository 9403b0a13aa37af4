import { readEmailAddress } from "@/lib/email-address";
import { recipientsIn } from "@/server/domains/invitations/recipients.policy";

/** One person of the list that a host pastes. */
type PastedPerson = { email: string; guests: number };

/** How many guests come along, at the end of a line: "ana@example.org, 2". */
const GUESTS = /[,;\t ][ \t]{0,20}(\d{1,2})$/;

/**
 * Reads pasted people, one per line or several as email apps write them: an address, alone or as
 * "Ana <ana@example.org>". A number at the end of a line is the number of guests of its last person.
 * @returns the people, and the entries that could not be read, as they were written
 */
export function peopleIn(text: string): { people: PastedPerson[]; unread: string[] } {
  const people: PastedPerson[] = [];
  const unread: string[] = [];
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    const guests = GUESTS.exec(line);
    const recipients = recipientsIn(guests ? line.slice(0, guests.index) : line);
    const read = recipients.map(({ address }) => readEmailAddress(address).address);
    const emails = read.filter((email) => email !== undefined);
    if (emails.length < recipients.length) unread.push(line);
    else
      for (const email of emails)
        people.push({ email, guests: email === emails.at(-1) ? Number(guests?.[1] ?? 0) : 0 });
  }
  return { people, unread };
}
