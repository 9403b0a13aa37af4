import type { Tx } from "../../db/transaction";

/** What moderators did to a person as a member. The log of a group has more kinds, which the domain above it adds. */
export type MemberAction = "removed" | "banned" | "unbanned" | "role-changed";

type Action = {
  groupId: string;
  at: Date;
  actorId: string;
  kind: MemberAction;
  personId: string;
  reason?: string | undefined;
  until?: Date | null | undefined;
};

/** Writes a line of the group's log, which its members read. */
export async function recordMemberAction(
  tx: Tx,
  { reason = "", until = null, ...action }: Action,
): Promise<void> {
  await tx.moderationAction.create({ data: { ...action, reason, until } });
}
