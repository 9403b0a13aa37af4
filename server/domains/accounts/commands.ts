import { uploadIdIn } from "../../../lib/picture-address";
import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
import { notFound } from "../../errors";
import { claimPicture } from "../uploads/claims.commands";
import { appendRenamed } from "./erasure.commands";
import { issueLink, sendLink, takeLinkMailHit } from "./links/commands";
import { takeNetworkHit } from "./networks/commands";
import { hashPassword } from "./passwords/verify.commands";
import { returnPath } from "./policy";
import { accountSelect, viewerOf } from "./queries";
import type { MailOut, Viewer } from "./schema";

/**
 * Makes an account and mails a link that confirms its address. Where there is one already, nothing changes and its
 * owner gets an email; the caller sees no difference, in words or in time.
 * @param person.work the answer to the challenge of an earlier refusal
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
    work?: string | undefined;
    now: Date;
    clientAddress: string;
    mail: MailOut;
  },
): Promise<{ email: string }> {
  const { email, name, now, mail } = person;
  await takeNetworkHit(db, { ...person, use: "sign-up" });
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

/** Changes the given fields and returns the person after the change. @throws DomainError not-found */
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
  const { imageUrl } = data;
  return inTransaction(db, async (tx) => {
    await claimPicture(tx, { url: imageUrl, ownerId: userId, purpose: "avatar", field: "imageUrl" });
    const [changed] = await tx.user.updateManyAndReturn({
      where: { id: userId },
      data: { ...data, ...(imageUrl !== undefined && { avatarUploadId: uploadIdIn(imageUrl) }) },
      select: { ...accountSelect, passwordHash: true },
    });
    if (!changed) throw notFound("account");
    if (data.name !== undefined) await appendRenamed(tx, userId);
    return { ...viewerOf(changed), hasPassword: changed.passwordHash !== null };
  });
}
