import type { OrganizationRole } from "../../../server/domains/organizations/schema";
import { stableId } from "../ids";
import { GUESTS, PERSONAS } from "../personas";

export type OrganizationKey = "fjord" | "araya" | "halls" | "northwind" | "kestrel" | "lotus";

/** A persona by its name, or a guest of the demo by their number. */
export type MemberKey = keyof typeof PERSONAS | number;

/** Organizations of the demo. Their first member owns them. */
export const ORGANIZATIONS: Record<
  OrganizationKey,
  { name: string; members: [MemberKey, OrganizationRole][] }
> = {
  fjord: {
    name: "Fjord Conferences",
    members: [
      ["organizer", "owner"],
      ["cohost", "manager"],
      ["dev", "member"],
    ],
  },
  araya: {
    name: "Araya Houses",
    members: [["owner", "owner"]],
  },
  halls: {
    name: "City Halls Collective",
    members: [
      ["host", "owner"],
      ["owner", "manager"],
    ],
  },
  northwind: { name: "Northwind Studio", members: [[2, "owner"]] },
  kestrel: { name: "Kestrel Labs", members: [[8, "owner"]] },
  lotus: { name: "Lotus Gatherings", members: [[17, "owner"]] },
};

export function organizationId(key: OrganizationKey): string {
  return stableId(`organization/${key}`);
}

export function memberId(key: MemberKey): string {
  const { id } = (typeof key === "number" ? GUESTS[key] : PERSONAS[key]) ?? {};
  if (!id) throw new Error(`no person ${key}`);
  return id;
}
