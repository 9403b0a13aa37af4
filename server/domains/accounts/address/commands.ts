import { randomBytes } from "node:crypto";
import type { Db } from "../../../db/client";
import { type Limit, takeHit } from "../../../db/rate-limit";
import { DomainError, notFound } from "../../../errors";
import { log } from "../../../log";
import { isDemoPerson } from "../demo/policy";
import { takeStrangerHits } from "../links/commands";
import { LINK_HOURS } from "../links/policy";
import { requireProof } from "../proof.commands";
import type { MailOut } from "../schema";
import { cancelToken, changeMail, hashChange, noticeMail, takenMail } from "./policy";
import { getCancelOwner, getPendingAddress, isTaken, pendingOf, siteSecret } from "./queries";
import type { PendingAddress } from "./schema";

const REQUESTS: Limit = { name: "address-change", hitsMax: 5, windowSeconds: 3600 };

type Content = Parameters<MailOut["send"]>[0]["content"];
type Asked = {
  userId: string;
  now: Date;
  clientAddress: string;
  /** The answer to the challenge of an earlier refusal. */
  work?: string | undefined;
  mail: MailOut;
};

/**
 * Mails a link to the new address and a notice to the old one; nothing changes until the link is confirmed. A second
 * request replaces the first. Where the new address has an account, its owner is mailed that instead, and the person who
 * asked sees no difference.
 * @throws DomainError forbidden `address-change.demo`; expired `proof.needed`; invalid `address-change.same`;
 * rate-limited; unavailable `mail.unsent`, after which the change is pending and can be sent again
 */
export async function requestAddress(
  db: Db,
  order: Asked & { holderId: string | undefined; email: string },
): Promise<PendingAddress> {
  const { userId, email, now, mail } = order;
  if (isDemoPerson(userId)) throw new DomainError("address-change.demo");
  await requireProof(db, order);
  const person = await db.user.findUnique({
    where: { id: userId },
    select: { id: true, email: true, emailVerifiedAt: true },
  });
  if (!person) throw notFound("account");
  if (email === person.email) throw new DomainError("address-change.same", { field: "email" });
  await takeRequestHits(db, order);
  const { token, ...kept } = newLink(now);
  await db.addressChange.upsert({
    where: { userId },
    create: { userId, email, ...kept },
    update: { email, ...kept },
  });
  // A stranger may have signed up with an address that was never confirmed: its owner has no account to care about.
  if (person.emailVerifiedAt) {
    const cancel = cancelToken(person, siteSecret());
    await tell(mail, person.email, noticeMail(mail.origin, cancel));
  }
  await sendToNew(db, { email, token, mail });
  return { pending: pendingOf({ email, ...kept }) };
}

/**
 * Mails a new link to the address that is pending; the link before ends.
 * @throws DomainError not-found where nothing is pending; rate-limited; unavailable `mail.unsent`
 */
export async function resendAddressLink(db: Db, asked: Asked): Promise<PendingAddress> {
  const { userId, now, mail } = asked;
  const { pending } = await getPendingAddress(db, { userId, now });
  if (!pending) throw notFound("address-change");
  const { email } = pending;
  await takeRequestHits(db, { ...asked, email });
  const { token, ...kept } = newLink(now);
  // Another request may have replaced the one that was read.
  const { count } = await db.addressChange.updateMany({ where: { userId, email }, data: kept });
  if (count === 0) throw notFound("address-change");
  await sendToNew(db, { email, token, mail });
  return { pending: pendingOf({ email, ...kept }) };
}

/** Ends a pending change. Cancelling where nothing is pending changes nothing. */
export async function cancelAddressChange(db: Db, userId: string): Promise<void> {
  await db.addressChange.deleteMany({ where: { userId } });
}

/** The same from the old address. @throws DomainError expired `address-change.link-ended` */
export async function cancelByOldAddress(db: Db, token: string): Promise<void> {
  await cancelAddressChange(db, (await getCancelOwner(db, token)).id);
}

async function takeRequestHits(db: Db, asked: Omit<Asked, "mail"> & { email: string }): Promise<void> {
  // The network first: what it refuses until it is worked for must not use up what the person may ask for.
  await takeStrangerHits(db, asked);
  await takeHit(db, REQUESTS, asked.userId);
}

function newLink(now: Date) {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + LINK_HOURS * 3_600_000);
  return { token, tokenHash: hashChange(token), expiresAt };
}

async function sendToNew(
  db: Db,
  { email, token, mail }: { email: string; token: string; mail: MailOut },
): Promise<void> {
  const account = await db.user.findUnique({
    where: { email },
    select: { emailVerifiedAt: true, role: true },
  });
  const content = isTaken(account) ? takenMail(mail.origin) : changeMail(mail.origin, token);
  try {
    await mail.send({ to: email, content });
  } catch {
    throw new DomainError("mail.unsent");
  }
}

/** Writes to the old address. It may be dead, which is why people change it: a refusal does not stop the change. */
export async function tell(mail: MailOut, to: string, content: Content): Promise<void> {
  try {
    await mail.send({ to, content });
  } catch (error) {
    log().warn({ err: error }, "a notice to the old address could not be emailed");
  }
}
