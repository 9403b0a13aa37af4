import { createHash, randomBytes } from "node:crypto";
import { addressBlock } from "../../../client-address";
import type { Db } from "../../../db/client";
import { type Limit, takeHit } from "../../../db/rate-limit";
import { inTransaction, type Queryable, type Tx } from "../../../db/transaction";
import { DomainError } from "../../../errors";
import { forgetBounce } from "../../bounces/commands";
import { knownDeviceOf } from "../devices/queries";
import { takeNetworkHit } from "../networks/commands";
import { returnPath } from "../policy";
import { takeMailHit } from "../recipients.commands";
import type { MailOut } from "../schema";
import { LINK_HOURS, type LinkMailKind, type LinkPurpose, linkMail, linkUrl } from "./policy";

const MAILS_PER_ACCOUNT: Limit = { name: "link-mail", hitsMax: 5, windowSeconds: 3600 };
/** From a device on which the person signed in before: they still get a link, however many strangers requested. */
const MAILS_PER_DEVICE: Limit = { name: "link-mail-device", hitsMax: 5, windowSeconds: 3600 };
/** To one person from one network, so that a single network cannot use up what the person may get. */
const MAILS_PER_PLACE: Limit = { name: "link-mail-place", hitsMax: 4, windowSeconds: 3600 };

/**
 * Mails a link to sign in, confirm the address or choose a password. Whether there is an account makes no
 * difference to anything that the caller can see.
 * @param asked.devices what the device kept when people signed in on it
 * @param asked.work the answer to the challenge of an earlier refusal
 * @throws DomainError rate-limited; unavailable `mail.unsent`
 */
export async function requestLink(
  db: Db,
  asked: Asking & { purpose: LinkPurpose; callbackUrl?: string | undefined; mail: MailOut },
): Promise<void> {
  await takeAskingHit(db, asked);
  const token = await inTransaction(db, (tx) => issueLink(tx, asked));
  const callbackPath = returnPath(asked.callbackUrl);
  await sendLink({ ...asked, kind: asked.purpose, token, callbackPath });
}

type Asking = {
  email: string;
  now: Date;
  clientAddress: string;
  devices?: string | undefined;
  work?: string | undefined;
};

async function takeAskingHit(db: Db, asked: Asking): Promise<void> {
  const known = await knownDeviceOf(db, asked.email, asked.devices);
  if (known) return takeHit(db, MAILS_PER_DEVICE, `${known.userId} on ${known.device}`);
  await takeStrangerHits(db, asked);
}

/** Counts a request for an emailed link from this client to this address. @throws DomainError rate-limited */
export async function takeStrangerHits(
  db: Db,
  asked: { email: string; clientAddress: string; work?: string | undefined; now: Date },
): Promise<void> {
  const { email, clientAddress } = asked;
  await takeNetworkHit(db, { ...asked, use: "sign-in-link" });
  if (clientAddress !== "unknown") {
    await takeHit(db, MAILS_PER_PLACE, `${email} from ${addressBlock(clientAddress)}`);
  }
  await takeLinkMailHit(db, email);
}

/** Counts an email to this person, from any cause. @throws DomainError rate-limited */
export async function takeLinkMailHit(db: Db, email: string): Promise<void> {
  await takeHit(db, MAILS_PER_ACCOUNT, email);
  await takeMailHit(db, email);
}

/**
 * Makes a link and returns its secret, which is kept nowhere.
 * @param link.proof what the browser knows that signs up, by which it is known again when it uses the link
 */
export async function issueLink(
  tx: Tx,
  link: { email: string; purpose: LinkPurpose; now: Date; proof?: string | undefined },
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(link.now.getTime() + LINK_HOURS * 3_600_000);
  await tx.signInLink.create({
    data: {
      tokenHash: hashLink(link.purpose, token),
      email: link.email,
      expiresAt,
      proofHash: link.proof === undefined ? null : hashProof(link.proof),
    },
  });
  return token;
}

/** @throws DomainError unavailable if the email was not accepted; the commit is not undone */
export async function sendLink(link: {
  email: string;
  kind: LinkMailKind;
  token: string;
  callbackPath?: string;
  mail: MailOut;
}): Promise<void> {
  const purpose = link.kind === "account-exists" ? "sign-in" : link.kind;
  const content = linkMail(link.kind, linkUrl(link.mail.origin, { ...link, purpose }));
  try {
    await link.mail.send({ to: link.email, content });
  } catch {
    throw new DomainError("mail.unsent");
  }
}

/**
 * Uses a link up and returns the address it was emailed to, which proves that email arrives there. Of two
 * concurrent uses, one succeeds.
 * @throws DomainError expired: unknown, used, too old, or for something else
 */
export async function consumeLink(
  tx: Tx,
  link: { token: string; purpose: LinkPurpose; now: Date },
): Promise<{ email: string; proofHash: string | null }> {
  const [used] = await tx.$queryRaw<{ email: string; expiresAt: Date; proofHash: string | null }[]>`
    delete from "SignInLink" where "tokenHash" = ${hashLink(link.purpose, link.token)}
    returning email, "expiresAt", "proofHash"`;
  if (!used || used.expiresAt <= link.now) throw new DomainError("link.expired");
  await forgetBounce(tx, used.email);
  return used;
}

/** A link while it can be used, else null. Changes nothing. */
export async function findLink(
  db: Queryable,
  link: { token: string; purpose: LinkPurpose; now: Date },
): Promise<{ email: string; proofHash: string | null } | null> {
  const row = await db.signInLink.findUnique({ where: { tokenHash: hashLink(link.purpose, link.token) } });
  return row && row.expiresAt > link.now ? row : null;
}

/** Whose link this is while it can be used, else null. Changes nothing. */
export async function findLinkEmail(
  db: Queryable,
  link: { token: string; purpose: LinkPurpose; now: Date },
): Promise<string | null> {
  return (await findLink(db, link))?.email ?? null;
}

/** What is kept of a sign-up's proof, which is as random as a link's own secret. */
export function hashProof(proof: string): string {
  return createHash("sha256").update(`sign-up proof ${proof}`).digest("hex");
}

function hashLink(purpose: LinkPurpose, token: string): string {
  return createHash("sha256").update(`${purpose}:${token}`).digest("hex");
}
