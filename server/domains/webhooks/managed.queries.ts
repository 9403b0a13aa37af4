import { Prisma } from "../../db/generated/client";

/** Whether somebody is left who may manage the organization's endpoint `w`: an owner or manager who is not banned. */
export const isManaged = Prisma.sql`exists (
  select 1 from "OrganizationMember" m join "User" manager on manager.id = m."userId" and manager."bannedAt" is null
  where m."organizationId" = w."organizationId" and m.role <> 'member')`;
