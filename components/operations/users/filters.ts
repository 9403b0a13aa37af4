import { ROLES } from "@/server/domains/operations/users/schema";
import { choicesIn, textIn } from "../choices";

const USERS_PER_PAGE = 40;

const CHOICES = { role: ROLES, banned: ["yes", "no"] } as const;

/** What the list of users is asked for at this address. */
export function usersInput(address: Record<string, string | undefined>) {
  const { role, banned } = choicesIn(address, CHOICES);
  const q = textIn(address.q);
  return {
    limit: USERS_PER_PAGE,
    ...(q && { q }),
    ...(role && { role }),
    ...(banned && { banned: banned === "yes" }),
  };
}
