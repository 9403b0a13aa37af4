/** Whose endpoints these are: one person's, or an organization's. */
export type WebhookOwner = { ownerId: string } | { organizationId: string };

/** Who changes them: for an organization one of its owners and managers. */
export type WebhookKeeper = { ownerId: string } | { organizationId: string; actorId: string };

/** The owner alone, of anything that names one. */
export function ownerIn(by: WebhookOwner): WebhookOwner {
  return "organizationId" in by ? { organizationId: by.organizationId } : { ownerId: by.ownerId };
}

/** The id by which changes of the owner's endpoints are counted. */
export function ownerKey(by: WebhookOwner): string {
  return "organizationId" in by ? by.organizationId : by.ownerId;
}
