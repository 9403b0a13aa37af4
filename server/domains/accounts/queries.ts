import { createLoader } from "../../db/loader";
import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import type { Viewer } from "./schema";

/** A person as the account commands and the session check need them. */
export type Account = {
  id: string;
  email: string;
  emailVerifiedAt: Date | null;
  name: string;
  imageUrl: string | null;
  timeZone: string;
  role: Viewer["role"];
  sessionEpoch: number;
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
  sessionEpoch: true,
  bannedAt: true,
} as const;

/** The account with this id, many callers in one query; undefined where there is none. */
export const loadAccount = createLoader(async (db, ids) => {
  const accounts = await db.user.findMany({ where: { id: { in: ids } }, select: accountSelect });
  return new Map<string, Account>(accounts.map((account) => [account.id, account]));
});

/** @param email lower-cased */
export function findAccountByEmail(db: Queryable, email: string): Promise<Account | null> {
  return db.user.findUnique({ where: { email }, select: accountSelect });
}

export function viewerOf(account: Account): Viewer {
  const { id, email, emailVerifiedAt, name, imageUrl, timeZone, role } = account;
  return { id, email, emailVerified: emailVerifiedAt !== null, name, imageUrl, timeZone, role };
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

/** The people of the demo whom one may sign in as, and what each is there to show. */
const DEMO_PARTS: Record<string, string> = {
  "host@turnout.test": "hosts events",
  "cohost@turnout.test": "helps to host",
  "door@turnout.test": "checks people in",
  "ana@turnout.test": "goes to events",
  "ben@turnout.test": "goes to events",
  "chi@turnout.test": "goes to events",
  "admin@turnout.test": "runs the site",
};

export async function listDemoPeople(
  db: Queryable,
): Promise<{ email: string; name: string; imageUrl: string | null; part: string }[]> {
  const emails = Object.keys(DEMO_PARTS);
  const people = await db.user.findMany({
    where: { email: { in: emails } },
    select: { email: true, name: true, imageUrl: true },
  });
  return people
    .map((person) => ({ ...person, part: DEMO_PARTS[person.email] ?? "" }))
    .sort((a, b) => emails.indexOf(a.email) - emails.indexOf(b.email));
}
