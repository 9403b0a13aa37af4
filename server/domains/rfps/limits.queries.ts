import type { Tx } from "../../db/transaction";
import { DomainError } from "../../errors";
import { ACTIVE_MAX, DRAFTS_MAX } from "./schema";

/** How long a caller beyond a limit is told to wait: until one of the RFPs ends. */
const RETRY_SECONDS = 3600;

/**
 * Refuses one more RFP where the organization has as many out as it may. The caller holds the organization's lock.
 * @throws DomainError rate-limited rfp.too-many-active
 */
export async function refuseBeyondActive(tx: Tx, organizationId: string): Promise<void> {
  const active = await tx.rfp.count({ where: { organizationId, status: "sent" } });
  if (active < ACTIVE_MAX) return;
  throw new DomainError("rfp.too-many-active", { activeMax: ACTIVE_MAX, retryAfterSeconds: RETRY_SECONDS });
}

/**
 * Refuses one more draft where the organization keeps as many as it may. The caller holds the organization's lock.
 * @throws DomainError rate-limited rfp.too-many-drafts
 */
export async function refuseBeyondDrafts(tx: Tx, organizationId: string): Promise<void> {
  const drafts = await tx.rfp.count({ where: { organizationId, status: "draft" } });
  if (drafts < DRAFTS_MAX) return;
  throw new DomainError("rfp.too-many-drafts", { draftsMax: DRAFTS_MAX, retryAfterSeconds: RETRY_SECONDS });
}
