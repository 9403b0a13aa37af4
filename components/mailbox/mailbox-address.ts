type MailboxPlace = { to?: string | undefined; mail?: string | undefined; view?: string | undefined };

/** The address of a place in the mailbox, as its links say it. */
export function mailboxHref(place: MailboxPlace): string {
  const entries = Object.entries(place).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(entries).toString();
  return query ? `/mailbox?${query}` : "/mailbox";
}
