import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { isDomainError } from "../../errors";

/** Over every kind of email that a person other than its recipient can cause: links, confirmations, invitations. */
const MAILS_AN_HOUR: Limit = { name: "mail-hour", hitsMax: 10, windowSeconds: 3_600 };
const MAILS_A_DAY: Limit = { name: "mail-day", hitsMax: 30, windowSeconds: 86_400 };

/** Mails to people who did not ask for them: each account causes at most 25 × 200 a day, over all its events. */
const SENT_A_DAY: Limit = { name: "invite", hitsMax: 200, windowSeconds: 86_400 };
const PEOPLE_PER_HIT = 25;

/** Counts mails that this account causes to people who did not ask for them. @throws DomainError rate-limited `invite.too-many` */
export async function takeSenderHits(
  db: Db,
  userId: string,
  people: number,
  now: Date | null,
): Promise<void> {
  const hits = Math.ceil(people / PEOPLE_PER_HIT);
  await Promise.all(Array.from({ length: hits }, () => takeHit(db, SENT_A_DAY, userId, now)));
}

/**
 * Counts an email to this address, from any cause and whether or not there is an account.
 * @param now null = the database's clock
 * @throws DomainError rate-limited `mail-hour.too-many`, `mail-day.too-many`
 */
export async function takeMailHit(db: Db, email: string, now: Date | null = null): Promise<void> {
  await takeHit(db, MAILS_AN_HOUR, email, now);
  await takeHit(db, MAILS_A_DAY, email, now);
}

/** The same for a list of addresses. @returns the addresses that may be emailed, in their order */
export async function takeMailHits(db: Db, emails: string[], now: Date | null = null): Promise<string[]> {
  const taken = await Promise.all(emails.map((email) => isTaken(db, email, now)));
  return emails.filter((_, index) => taken[index]);
}

async function isTaken(db: Db, email: string, now: Date | null): Promise<boolean> {
  try {
    await takeMailHit(db, email, now);
    return true;
  } catch (error) {
    if (isDomainError(error) && error.code === "rate-limited") return false;
    throw error;
  }
}
