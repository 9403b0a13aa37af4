import type { OrganizationRole } from "@/server/domains/organizations/schema";

/** A role as people read it, and what it allows. */
export const roleWords: Record<OrganizationRole, { label: string; description: string; yours: string }> = {
  owner: {
    label: "Owner",
    description: "Everything, including other owners and deleting the organization.",
    yours: "You're an owner",
  },
  manager: {
    label: "Manager",
    description: "Venues, availability, requests and members. Can't change owners.",
    yours: "You're a manager",
  },
  member: {
    label: "Member",
    description: "Writes and answers requests, and sees everything else.",
    yours: "You're a member",
  },
};
