import type { Prisma } from "../../../db/generated/client";
import type { Tx } from "../../../db/transaction";
import { notFound } from "../../../errors";
import { appendEvent } from "../../../outbox/append";
import { type Cause, type Thing, verdict } from "./policy";

export type Ending = {
  userId: string;
  /** "This sign-in" of the table; absent where the cause comes from none of the person's own, so that all are others. */
  signInId?: string | null | undefined;
  /** For token-revoked: the token that its command deletes. */
  tokenId?: string;
  /** Of address-changed: the address before. Otherwise the account's own. */
  emailBefore?: string;
  /** Of organization-role-ended: the one organization. Otherwise all of the person's. */
  organizationId?: string;
};

/**
 * Ends what the table says that this cause ends, in the caller's transaction. Live connections are cut after the commit,
 * by the fact that is appended here. @returns how many of the person's sign-ins and tokens ended
 * @throws DomainError not-found where there is no such account
 */
export async function endWhatEnds(
  tx: Tx,
  cause: Cause,
  ending: Ending,
): Promise<{ ended: { signIns: number; accessTokens: number } }> {
  const ends = (thing: Thing) => verdict(cause, thing).ends;
  const account = await changeAccount(tx, ends, ending);
  const signIns = await endSignIns(tx, ends, ending);
  const tokens = ends("accessTokens") ? await endTokens(tx, ending.userId) : [];
  const about = {
    userId: ending.userId,
    email: ending.emailBefore ?? account.email,
    isConfirmed: account.emailVerifiedAt !== null,
    organizationId: ending.organizationId ?? null,
  };
  for (const [thing, end] of Object.entries(ENDS)) {
    if (ends(thing as Thing)) await end(tx, about);
  }
  if (ends("sockets")) {
    const ended = [...signIns, ...tokens, ...(ending.tokenId ? [ending.tokenId] : [])];
    const reopened = REOPENED.has(cause) ? await holdersOf(tx, ending.userId) : [];
    const links = SHUT_OUT.has(cause) && about.isConfirmed ? await invitationsOf(tx, about.email) : [];
    await cutSockets(tx, ending.userId, [...ended, ...reopened, ...links]);
  }
  return { ended: { signIns: signIns.length, accessTokens: tokens.length } };
}

/** Where a right ended that a sign-in outlives: every connection of the person is cut, and comes back with what is left. */
const REOPENED = new Set<Cause>(["role-lowered", "role-removed", "invitation-removed", "address-changed"]);
/** Endings after which the personal links of the person's invitations no longer work either. */
const SHUT_OUT = new Set<Cause>(["banned", "account-deleted"]);

type Ends = (thing: Thing) => boolean;
/** `isConfirmed`: the account confirmed its address, so what is stored under the address belongs to this person. */
type About = { userId: string; email: string; isConfirmed: boolean; organizationId: string | null };

/** What is kept in tables of its own and is simply gone. */
const ENDS: Partial<Record<Thing, (tx: Tx, about: About) => Promise<unknown>>> = {
  mailedLinks: async (tx, { userId, email, isConfirmed }) => {
    if (isConfirmed) await tx.signInLink.deleteMany({ where: { email } });
    await tx.addressChange.deleteMany({ where: { userId } });
  },
  otherSites: (tx, { userId }) => tx.oAuthAccount.deleteMany({ where: { userId } }),
  offerLinks: (tx, { userId }) => tx.offerToken.deleteMany({ where: { rsvp: { userId } } }),
  // Expired: the seat engine releases the unclaimed seats, as with every expired link.
  claimLinks: (tx, { userId }) => tx.$executeRaw`
    update "ClaimLink" set "expiresAt" = now()
    where "leaderId" = ${userId}::uuid and "closedAt" is null and "expiresAt" > now()`,
  webhooks: (tx, { userId }) => tx.webhookEndpoint.deleteMany({ where: { ownerId: userId } }),
  organizationWebhooks: switchOffWebhooks,
  phoneCode: (tx, { userId }) => tx.phoneCode.deleteMany({ where: { userId } }),
  idempotencyKeys: (tx, { userId }) => tx.idempotencyKey.deleteMany({ where: { userId } }),
  staffRoles: async (tx, { email, isConfirmed }) => {
    if (isConfirmed) await tx.eventStaff.deleteMany({ where: { email } });
  },
};

/**
 * Webhooks of organizations whose URL or secret is this person's are switched off, and what was on its way to them is given
 * up: the owners and managers who are left read why, and can switch them on again. One that nobody is known to have set up is
 * taken for the person's where they may manage it.
 */
async function switchOffWebhooks(tx: Tx, { userId, organizationId }: About): Promise<void> {
  const off = await tx.$queryRaw<{ id: string }[]>`
    update "WebhookEndpoint" w
    set "disabledAt" = coalesce("disabledAt", clock_timestamp()), "departedId" = ${userId}::uuid
    where w."organizationId" is not null
      and (${organizationId}::uuid is null or w."organizationId" = ${organizationId}::uuid)
      and (w."urlById" = ${userId}::uuid or w."secretById" = ${userId}::uuid
        or ((w."urlById" is null or w."secretById" is null) and exists (
          select 1 from "OrganizationMember" m where m."organizationId" = w."organizationId"
            and m."userId" = ${userId}::uuid and m.role in ('owner', 'manager'))))
    returning w.id`;
  await tx.$executeRaw`
    update "WebhookDelivery" set "parkedAt" = clock_timestamp(), "nextAttemptAt" = null,
      "lastError" = coalesce("lastError", 'The webhook was switched off.')
    where "endpointId" = any(${off.map(({ id }) => id)}::uuid[]) and "deliveredAt" is null and "parkedAt" is null`;
}

type ConfirmedOrNot = { email: string; emailVerifiedAt: Date | null };

async function changeAccount(tx: Tx, ends: Ends, { userId }: Ending): Promise<ConfirmedOrNot> {
  const data: Prisma.UserUpdateManyMutationInput = {
    ...(ends("otherSignIns") && { signInEpoch: { increment: 1 } }),
    ...(ends("calendarAddress") && { calendarVersion: { increment: 1 } }),
    ...(ends("password") && { passwordHash: null }),
    ...(ends("phone") && { phone: null, phoneConfirmedAt: null }),
  };
  const select = { email: true, emailVerifiedAt: true } as const;
  const [account] =
    Object.keys(data).length > 0
      ? await tx.user.updateManyAndReturn({ where: { id: userId }, data, select })
      : await tx.user.findMany({ where: { id: userId }, select });
  if (!account) throw notFound("account");
  return account;
}

/** @returns the ids of the ended rows */
async function endSignIns(tx: Tx, ends: Ends, { userId, signInId = null }: Ending): Promise<string[]> {
  const [own, others] = [ends("thisSignIn"), ends("otherSignIns")];
  if (!own && !others) return [];
  // One that stays while the others end goes on under the new epoch.
  if (others && !own && signInId) {
    await tx.$executeRaw`
      update "SignIn" s set epoch = u."signInEpoch" from "User" u
      where u.id = s."userId" and s.id = ${signInId}::uuid and u.id = ${userId}::uuid`;
  }
  const gone = await tx.$queryRaw<{ id: string }[]>`
    delete from "SignIn" where "userId" = ${userId}::uuid
      and case when id is not distinct from ${signInId}::uuid then ${own}::boolean else ${others}::boolean end
    returning id`;
  return gone.map((row) => row.id);
}

async function endTokens(tx: Tx, userId: string): Promise<string[]> {
  const gone = await tx.$queryRaw<{ id: string }[]>`
    delete from "PersonalAccessToken" where "userId" = ${userId}::uuid returning id`;
  return gone.map((row) => row.id);
}

async function holdersOf(tx: Tx, userId: string): Promise<string[]> {
  const holders = await tx.$queryRaw<{ id: string }[]>`
    select id from "SignIn" where "userId" = ${userId}::uuid
    union all select id from "PersonalAccessToken" where "userId" = ${userId}::uuid`;
  return holders.map((row) => row.id);
}

async function invitationsOf(tx: Tx, email: string): Promise<string[]> {
  return (await tx.invitation.findMany({ where: { email }, select: { id: true } })).map(({ id }) => id);
}

async function cutSockets(tx: Tx, userId: string, holderIds: string[]): Promise<void> {
  if (holderIds.length === 0) return;
  await appendEvent(tx, { type: "access.ended", aggregateId: userId, payload: { holderIds } });
}
