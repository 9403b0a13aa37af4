import { readEmailAddress } from "@/lib/email-address";
import { recipientsIn } from "@/server/domains/invitations/recipients.policy";

/** One person of the list that a host pastes. */
type PastedPerson = { email: string; guests: number };

/** How many guests come along, at the end of a line: "ana@example.org, 2". */
const GUESTS = /[,;\t ][ \t]{0,20}(\d{1,2})$/;

/**
 * People as they are pasted, one a line or many as email apps write them: an address, alone or as
 * "Ana <ana@example.org>", and at the end of a line how many guests come along with the last of it.
 * @returns also what is no person, as it was written
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
