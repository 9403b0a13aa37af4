import { randomBytes } from "node:crypto";
import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { type Gate, resolveTarget, siteGate } from "./address/queries";
import { parkPending } from "./deliveries/commands";
import type { OrganizationWebhookType } from "./organization-types.schema";
import { ownerIn, ownerKey, type WebhookKeeper, type WebhookOwner } from "./owner.policy";
import { SECRET_OVERLAP_HOURS, WEBHOOKS_MAX } from "./policy";
import { getWebhook } from "./queries";
import type { WebhookOut, WebhookType } from "./schema";

/** Each change may look up a host name of the user's choice, so changes are rate-limited. */
const CHANGES: Limit = { name: "webhook", hitsMax: 30, windowSeconds: 60 };

type Webhook = { id: string } & WebhookOwner;
type KeptWebhook = { id: string } & WebhookKeeper;
type AnyType = WebhookType | OrganizationWebhookType;

/**
 * Registers an endpoint and answers its secret, this once.
 * @throws DomainError invalid where the address may not be sent to; conflict `webhook.too-many-kept`
 */
export async function createWebhook(
  db: Db,
  wanted: WebhookKeeper & { url: string; types: AnyType[]; now: Date },
  gate: Gate = siteGate(),
): Promise<WebhookOut & { secret: string }> {
  const { types, now } = wanted;
  const owner = ownerIn(wanted);
  await takeHit(db, CHANGES, ownerKey(owner));
  const url = await checkedUrl(wanted.url, gate);
  const secret = newSecret();
  return inTransaction(db, async (tx) => {
    const byId = await lockKeeper(tx, wanted);
    if (byId === null) await lockOwner(tx, owner);
    const kept = await tx.webhookEndpoint.count({ where: owner });
    if (kept >= WEBHOOKS_MAX) throw new DomainError("webhook.too-many-kept", { webhooksMax: WEBHOOKS_MAX });
    const { id } = await tx.webhookEndpoint.create({
      data: { ...owner, url, types, secret, createdAt: now, urlById: byId, secretById: byId },
      select: { id: true },
    });
    return { ...(await getWebhook(tx, { id, ...owner })), secret };
  });
}

/**
 * Changes what is sent and where to. Switched off, it gives up all that is on its way; switched on, it begins anew.
 * @throws DomainError not-found, also for another owner's; invalid where the address may not be sent to
 */
export async function editWebhook(
  db: Db,
  change: KeptWebhook & {
    url?: string | undefined;
    types?: AnyType[] | undefined;
    enabled?: boolean | undefined;
    now: Date;
  },
  gate: Gate = siteGate(),
): Promise<WebhookOut> {
  const { id, types, enabled, now } = change;
  const owner = ownerIn(change);
  await takeHit(db, CHANGES, ownerKey(owner));
  await getWebhook(db, { id, ...owner });
  const url = change.url === undefined ? undefined : await checkedUrl(change.url, gate);
  return inTransaction(db, async (tx) => {
    const byId = await lockKeeper(tx, change);
    const { disabledAt } = await lockWebhook(tx, { id, ...owner });
    const turned = enabled === undefined || enabled === (disabledAt === null) ? null : enabled;
    await tx.webhookEndpoint.update({
      where: { id },
      data: {
        ...(url !== undefined && { url, urlById: byId }),
        ...(types !== undefined && { types }),
        ...(turned !== null && { disabledAt: turned ? null : now, failures: 0, departedId: null }),
        // Switching it on is answering for where it sends and for who knows its secret.
        ...(turned && { urlById: byId, secretById: byId }),
      },
    });
    if (turned === false) await parkPending(tx, id, now);
    return getWebhook(tx, { id, ...owner });
  });
}

/**
 * Gives an endpoint a new secret. Messages carry a signature of each for `SECRET_OVERLAP_HOURS`, so that a receiver can
 * change over without refusing any; a secret that leaked ends right away with `endsOld`.
 * @throws not-found, also for another owner's
 */
export async function rotateSecret(
  db: Db,
  by: KeptWebhook & { endsOld: boolean; now: Date },
): Promise<WebhookOut & { secret: string }> {
  const { id, endsOld, now } = by;
  const owner = ownerIn(by);
  const secret = newSecret();
  const until = new Date(now.getTime() + SECRET_OVERLAP_HOURS * 3_600_000);
  return inTransaction(db, async (tx) => {
    const secretById = await lockKeeper(tx, by);
    await lockWebhook(tx, { id, ...owner });
    const old = await tx.webhookEndpoint.findUniqueOrThrow({ where: { id }, select: { secret: true } });
    const previous = endsOld
      ? { previousSecret: null, previousSecretUntil: null }
      : { previousSecret: old.secret, previousSecretUntil: until };
    await tx.webhookEndpoint.update({ where: { id }, data: { secret, secretById, ...previous } });
    return { ...(await getWebhook(tx, { id, ...owner })), secret };
  });
}

/** Forgets an endpoint with all that it was sent. @throws not-found, also for another owner's */
export async function deleteWebhook(db: Db, webhook: Webhook): Promise<void> {
  await inTransaction(db, async (tx) => {
    const deleted = await tx.webhookEndpoint.deleteMany({ where: { id: webhook.id, ...ownerIn(webhook) } });
    if (deleted.count === 0) throw notFound("webhook");
  });
}

/** The row of the person or organization is the lock under which their endpoints are counted. */
async function lockOwner(tx: Tx, owner: WebhookOwner): Promise<void> {
  await ("organizationId" in owner
    ? tx.$queryRaw`select 1 from "Organization" where id = ${owner.organizationId}::uuid for no key update`
    : tx.$queryRaw`select 1 from "User" where id = ${owner.ownerId}::uuid for no key update`);
}

/**
 * Who changes an organization's endpoint, locked together with the organization until the commit: a ban or a lower role that
 * comes meanwhile waits, finds the change, and switches the endpoint off.
 * @returns null for a person's own endpoint
 * @throws DomainError not-found for somebody whose role ended since the request was let in
 */
async function lockKeeper(tx: Tx, by: WebhookKeeper): Promise<string | null> {
  if (!("organizationId" in by)) return null;
  await lockOwner(tx, ownerIn(by));
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select u.id from "User" u join "OrganizationMember" m on m."userId" = u.id
    where u.id = ${by.actorId}::uuid and u."bannedAt" is null
      and m."organizationId" = ${by.organizationId}::uuid and m.role in ('owner', 'manager')
    for no key update of u`;
  if (rows.length === 0) throw notFound("organization");
  return by.actorId;
}

async function lockWebhook(tx: Tx, webhook: Webhook): Promise<{ disabledAt: Date | null }> {
  const [row] = await tx.$queryRaw<{ disabledAt: Date | null }[]>`
    select "disabledAt" from "WebhookEndpoint"
    where id = ${webhook.id}::uuid and coalesce("ownerId", "organizationId") = ${ownerKey(webhook)}::uuid
    for no key update`;
  if (!row) throw notFound("webhook");
  return row;
}

async function checkedUrl(text: string, gate: Gate): Promise<string> {
  return (await resolveTarget(text, gate)).url.href;
}

/** In the form of Standard Webhooks: 256 bits in base64 behind a prefix by which secret scanners know it. */
function newSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}
