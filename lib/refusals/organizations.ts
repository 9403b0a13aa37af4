import { type AtField, conflict, forbidden, notFound } from "./declare";

/** Refusals about organizations and their members. */
export const ORGANIZATION_REFUSALS = {
  "member.not-found": notFound(),
  "organization.is-member": conflict<AtField<"email">>(),
  "organization.last-owner": conflict(),
  "organization.limit-reached": conflict<{ membersMax: number }>(),
  "organization.not-empty": conflict(),
  "organization.not-found": notFound(),
  "organization.role-too-low": forbidden(),
  "organization.too-many-owned": conflict<{ ownedMax: number }>(),
};
