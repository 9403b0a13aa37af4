"use client";

import { useTRPCClient } from "@/components/providers/trpc";
import { isolate } from "@/lib/clean-text";
import { counted } from "@/lib/plural";
import type { UserOut, UserRole } from "@/server/domains/operations/users/schema";
import { useAction } from "../use-action";
import { useAsked } from "../use-asked";
import { roleWords } from "../words";

type RoleChange = { user: UserOut; role: UserRole };

/** What an admin can do with an account; a ban and a change of role are asked about first. */
export function useUserActions() {
  const { users } = useTRPCClient().admin;
  const banning = useAsked<UserOut>();
  const changing = useAsked<RoleChange>();
  const hiding = useAsked<UserOut>();
  const ban = useAction(
    (user: UserOut) => users.ban.mutate({ userId: user.id }),
    ({ withdrawn, hosted }, user) =>
      [
        `${isolate(user.name)} is banned`,
        withdrawn > 0 && `gave up seats at ${counted(withdrawn, "event", "events")}`,
        hosted.cancelled > 0 && `${counted(hosted.cancelled, "event was", "events were")} cancelled`,
        hosted.handedOver > 0 && `${counted(hosted.handedOver, "event was", "events were")} handed over`,
      ]
        .filter(Boolean)
        .join("; "),
  );
  const unban = useAction(
    (user: UserOut) => users.unban.mutate({ userId: user.id }),
    (_, user) => `${isolate(user.name)} can sign in again`,
  );
  const changeRole = useAction(
    ({ user, role }: RoleChange) => users.changeRole.mutate({ userId: user.id, role }),
    (_, { user, role }) => `${isolate(user.name)} is ${roleWords[role].toLowerCase()} now`,
  );
  const pendingIds = [
    ban.isPending && ban.variables.id,
    unban.isPending && unban.variables.id,
    changeRole.isPending && changeRole.variables.user.id,
  ];
  return {
    banning,
    changing,
    /** The person whose posts and comments the admin is about to hide. */
    hiding,
    ban,
    unban,
    changeRole,
    askBan: banning.ask,
    askHide: hiding.ask,
    askRole: (user: UserOut, role: UserRole) => changing.ask({ user, role }),
    isPending: (user: UserOut) => pendingIds.includes(user.id),
  };
}

export type UserActions = ReturnType<typeof useUserActions>;
