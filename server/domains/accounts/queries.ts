import type { Queryable } from "../../db/transaction";
import { env } from "../../env";
import { notFound } from "../../errors";
import { isDemoPerson } from "./demo/policy";
import type { Viewer } from "./schema";

/** A person as the account commands and the check of sign-ins need them. */
export type Account = {
  id: string;
  email: string;
  emailVerifiedAt: Date | null;
  name: string;
  imageUrl: string | null;
  timeZone: string;
  role: Viewer["role"];
  signInEpoch: number;
  bannedAt: Date | null;
};

export const accountSelect = {
  id: true,
  email: true,
  emailVerifiedAt: true,
  name: true,
  imageUrl: true,
  timeZone: true,
  role: true,
  signInEpoch: true,
  bannedAt: true,
} as const;

export function findAccount(db: Queryable, id: string): Promise<Account | null> {
  return db.user.findUnique({ where: { id }, select: accountSelect });
}

/**
 * Is this account closed to every kind of sign-in now? A banned person's, and those of the demo's people while
 * the demo is off: their password is public.
 */
export function isShutOut(account: { id: string; bannedAt: Date | null }): boolean {
  return account.bannedAt !== null || (isDemoPerson(account.id) && !env().TURNOUT_DEMO);
}

/** @param email lower-cased */
export function findAccountByEmail(db: Queryable, email: string): Promise<Account | null> {
  return db.user.findUnique({ where: { email }, select: accountSelect });
}

export function viewerOf(account: Account): Viewer {
  const { id, email, emailVerifiedAt, name, imageUrl, timeZone, role } = account;
  return { id, email, emailVerified: emailVerifiedAt !== null, name, imageUrl, timeZone, role };
}

/** The account that still waits for its address to be confirmed, or null. @param email lower-cased */
export async function findSignUp(
  db: Queryable,
  email: string,
): Promise<{ id: string; hasPassword: boolean } | null> {
  const account = await db.user.findUnique({
    where: { email, emailVerifiedAt: null },
    select: { id: true, passwordHash: true },
  });
  return account && { id: account.id, hasPassword: account.passwordHash !== null };
}

/** A person as their settings page shows them. @throws DomainError not-found */
export async function getProfile(db: Queryable, userId: string): Promise<Viewer & { hasPassword: boolean }> {
  const account = await db.user.findUnique({
    where: { id: userId },
    select: { ...accountSelect, passwordHash: true },
  });
  if (!account) throw notFound("account");
  return { ...viewerOf(account), hasPassword: account.passwordHash !== null };
}

/** What each of the demo's people that visitors may sign in as is there to show, and the page where that begins. */
const DEMO_PARTS: Record<string, { part: string; home: string }> = {
  "host@turnout.test": { part: "hosts events", home: "/" },
  "cohost@turnout.test": { part: "helps to host", home: "/" },
  "door@turnout.test": { part: "checks people in", home: "/" },
  "ana@turnout.test": { part: "goes to events", home: "/" },
  "ben@turnout.test": { part: "goes to events", home: "/" },
  "chi@turnout.test": { part: "goes to events", home: "/" },
  "organizer@turnout.test": { part: "looks for venues", home: "/organize" },
  "owner@turnout.test": { part: "runs venues", home: "/venue-desk" },
  "admin@turnout.test": { part: "runs the site", home: "/admin" },
};

export type DemoPerson = {
  email: string;
  name: string;
  imageUrl: string | null;
  part: string;
  /** The path where they land, unless they were on their way to another page. */
  home: string;
};

export async function listDemoPeople(db: Queryable): Promise<DemoPerson[]> {
  const emails = Object.keys(DEMO_PARTS);
  const people = await db.user.findMany({
    where: { email: { in: emails } },
    select: { email: true, name: true, imageUrl: true },
  });
  return people
    .flatMap((person) => {
      const shows = DEMO_PARTS[person.email];
      return shows ? [{ ...person, ...shows }] : [];
    })
    .sort((a, b) => emails.indexOf(a.email) - emails.indexOf(b.email));
}
