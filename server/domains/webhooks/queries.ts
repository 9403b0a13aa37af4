import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import { ownerIn, type WebhookOwner } from "./owner.policy";
import { FAILURES_MAX } from "./policy";
import type { WebhookOut } from "./schema";

export const webhookSelect = {
  id: true,
  url: true,
  types: true,
  disabledAt: true,
  departedId: true,
  failures: true,
  createdAt: true,
} as const;

export type WebhookRow = {
  id: string;
  url: string;
  types: string[];
  disabledAt: Date | null;
  departedId: string | null;
  failures: number;
  createdAt: Date;
};

/** All endpoints of a person or an organization, oldest first; there are at most a few. */
export async function listWebhooks(
  db: Queryable,
  owner: WebhookOwner,
): Promise<{ items: WebhookOut[]; nextCursor: null }> {
  const rows = await db.webhookEndpoint.findMany({
    where: ownerIn(owner),
    select: webhookSelect,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return { items: await toWebhooks(db, rows), nextCursor: null };
}

/** @throws not-found, also for another owner's */
export async function getWebhook(db: Queryable, webhook: { id: string } & WebhookOwner): Promise<WebhookOut> {
  const row = await db.webhookEndpoint.findFirst({
    where: { id: webhook.id, ...ownerIn(webhook) },
    select: webhookSelect,
  });
  const [found] = row ? await toWebhooks(db, [row]) : [];
  if (!found) throw notFound("webhook");
  return found;
}

async function toWebhooks(db: Queryable, rows: WebhookRow[]): Promise<WebhookOut[]> {
  const gone = await readGone(db, rows);
  return rows.map(({ createdAt, disabledAt, departedId, ...row }) => ({
    ...row,
    enabled: disabledAt === null,
    disabledBy: disabledAt && (departedId ? "departure" : disabledBy(row, gone)),
    disabledAt: disabledAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  }));
}

function disabledBy({ id, failures }: { id: string; failures: number }, gone: Set<string>) {
  if (gone.has(id)) return "gone";
  return failures > FAILURES_MAX ? "failures" : "owner";
}

/** Endpoints whose own answer switched them off: the delivery that got it was given up at the same instant. */
async function readGone(db: Queryable, rows: WebhookRow[]): Promise<Set<string>> {
  const off = rows.flatMap(({ id, disabledAt }) => (disabledAt ? [{ endpointId: id, at: disabledAt }] : []));
  if (off.length === 0) return new Set();
  const answers = await db.webhookDelivery.findMany({
    where: {
      responseStatus: 410,
      OR: off.map(({ endpointId, at }) => ({ endpointId, parkedAt: at })),
    },
    select: { endpointId: true },
  });
  return new Set(answers.map((answer) => answer.endpointId));
}
