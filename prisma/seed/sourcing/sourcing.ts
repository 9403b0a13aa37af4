import { slugBase } from "../../../lib/slug";
import type { Tx } from "../../../server/db/transaction";
import { seedBadges } from "./badges";
import { HOUSES } from "./houses";
import { memberId, ORGANIZATIONS, type OrganizationKey, organizationId } from "./organizations";
import { pastRequests } from "./past-requests";
import { seedQueues } from "./queues";
import { REQUESTS } from "./request-listings";
import { seedRequests } from "./requests";
import { seedHouse } from "./venues";

/** Inserts organizations, their venues, requests in every state and queues, as if their people had made them. */
export async function seedSourcing(tx: Tx, now: Date): Promise<void> {
  for (const key of Object.keys(ORGANIZATIONS) as OrganizationKey[]) await seedOrganization(tx, key);
  for (const house of HOUSES) await seedHouse(tx, house, now);
  await seedRequests(tx, [...pastRequests(), ...REQUESTS], now);
  await seedBadges(tx, now);
  await seedQueues(tx, now);
}

async function seedOrganization(tx: Tx, key: OrganizationKey): Promise<void> {
  const { name, members } = ORGANIZATIONS[key];
  await tx.organization.create({
    data: {
      id: organizationId(key),
      slug: slugBase(name),
      name,
      members: { create: members.map(([who, role]) => ({ userId: memberId(who), role })) },
    },
  });
}
