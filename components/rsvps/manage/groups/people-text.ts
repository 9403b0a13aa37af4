/** One line of the list that a host pastes. */
export type PastedPerson = { email: string; guests: number };

const LINE = /^(?:"?[^"<]*"?\s*<)?([^\s,;<>]+@[^\s,;<>]+)>?(?:\s*[,;\t]\s*(\d{1,2}))?$/;

/**
 * People as they are pasted, one a line: an address, alone or as "Ana <ana@example.org>", and after a comma how many
 * guests come along. @returns also the lines that are no person, as they were written
 */
export function peopleIn(text: string): { people: PastedPerson[]; unread: string[] } {
  const people: PastedPerson[] = [];
  const unread: string[] = [];
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    if (line === "") continue;
    const [, email, guests] = LINE.exec(line) ?? [];
    if (email) people.push({ email: email.toLowerCase(), guests: Number(guests ?? 0) });
    else unread.push(line);
  }
  return { people, unread };
}
