import type { Db } from "../../db/client";
import { type Limit, takeAddressHit } from "../../db/rate-limit";
import { inTransaction } from "../../db/transaction";
import { notFound } from "../../errors";
import { indexEventsOf } from "../events/search/commands";
import { issueLink, sendLink, takeLinkMailHit } from "./links/commands";
import { hashPassword } from "./passwords/verify/commands";
import { returnPath } from "./policy";
import { accountSelect, viewerOf } from "./queries";
import type { MailOut, Viewer } from "./schema";

const SIGN_UPS_PER_ADDRESS: Limit = { name: "sign-up", hitsMax: 10, windowSeconds: 3600 };

/**
 * Makes an account and mails a link that confirms its address. Where there is one already, nothing changes and its
 * owner is mailed that; whoever called sees no difference, in words or in time.
 * @throws DomainError rate-limited; unavailable `mail.unsent`, after which signing up again mails again
 */
export async function signUp(
  db: Db,
  person: {
    email: string;
    name: string;
    password: string;
    timeZone?: string | undefined;
    callbackUrl?: string | undefined;
    proof?: string | undefined;
    now: Date;
    clientAddress: string;
    mail: MailOut;
  },
): Promise<{ email: string }> {
  const { email, name, now, mail } = person;
  await takeSignUpHit(db, person.clientAddress);
  await takeLinkMailHit(db, email);
  const passwordHash = await hashPassword(person.password);
  const { kind, token } = await inTransaction(db, async (tx) => {
    const made = await tx.user.createMany({
      data: [{ email, name, passwordHash, timeZone: person.timeZone ?? "UTC" }],
      skipDuplicates: true,
    });
    const purpose = made.count === 1 ? "confirm" : "sign-in";
    const kind = made.count === 1 ? "confirm" : "account-exists";
    return { kind, token: await issueLink(tx, { email, purpose, now, proof: person.proof }) } as const;
  });
  await sendLink({ email, kind, token, mail, callbackPath: returnPath(person.callbackUrl) });
  return { email };
}

/** Counts a new account from this client's address, whichever way it is made. @throws DomainError rate-limited */
export function takeSignUpHit(db: Db, clientAddress: string): Promise<void> {
  return takeAddressHit(db, SIGN_UPS_PER_ADDRESS, clientAddress);
}

/** Changes what is given and answers the person as they are then. @throws DomainError not-found */
export async function updateProfile(
  db: Db,
  change: {
    userId: string;
    name?: string | undefined;
    timeZone?: string | undefined;
    imageUrl?: string | null | undefined;
  },
): Promise<Viewer & { hasPassword: boolean }> {
  const { userId, ...data } = change;
  return inTransaction(db, async (tx) => {
    const [changed] = await tx.user.updateManyAndReturn({
      where: { id: userId },
      data,
      select: { ...accountSelect, passwordHash: true },
    });
    if (!changed) throw notFound("account");
    if (data.name !== undefined) await indexEventsOf(tx, userId);
    return { ...viewerOf(changed), hasPassword: changed.passwordHash !== null };
  });
}
