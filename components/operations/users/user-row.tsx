"use client";

import { Ban, EyeOff, RotateCcw, ScrollText, UserCog } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import { TableCell, TableRow } from "@/components/ui/table";
import { shownEmail } from "@/lib/shown-email";
import { ROLES, type UserOut } from "@/server/domains/operations/users/schema";
import { useAdmin } from "../admin-context";
import { Ago } from "../ago";
import { RowMenu } from "../row-menu";
import { roleWords } from "../words";
import type { UserActions } from "./use-user-actions";
import { holdsText } from "./user-words";

/** One person, and what can be done with their account. */
export function UserRow({ user, actions }: { user: UserOut; actions: UserActions }) {
  return (
    <TableRow>
      <TableCell className="max-w-80">
        <div className="flex min-w-0 items-center gap-3">
          <Avatar name={user.name} imageUrl={user.imageUrl} size="sm" />
          <div className="min-w-0">
            <p className="truncate font-medium">
              <bdi>{user.name}</bdi>
            </p>
            <p className="truncate text-muted text-xs">
              {shownEmail(user.email)}
              {!user.emailVerified && " · not confirmed"}
            </p>
          </div>
        </div>
      </TableCell>
      <TableCell>
        <div className="flex flex-wrap gap-1.5">
          <Badge tone={user.role === "user" ? "outline" : "accent"} size="sm">
            {roleWords[user.role]}
          </Badge>
          {user.bannedAt && (
            <Badge tone="danger" size="sm" dot>
              Banned
            </Badge>
          )}
        </div>
      </TableCell>
      <TableCell className="text-muted max-md:empty:hidden">{holdsText(user)}</TableCell>
      <TableCell className="whitespace-nowrap text-muted tabular-nums max-md:hidden">
        <Ago at={user.createdAt} />
      </TableCell>
      <TableCell className="w-0 text-right">
        <UserMenu user={user} actions={actions} />
      </TableCell>
    </TableRow>
  );
}

function UserMenu({ user, actions }: { user: UserOut; actions: UserActions }) {
  const { viewerId } = useAdmin();
  const isSelf = user.id === viewerId;
  return (
    <RowMenu label={`What to do with ${user.name}`} pending={actions.isPending(user)}>
      {!isSelf &&
        ROLES.filter((role) => role !== user.role).map((role) => (
          <MenuItem key={role} onClick={() => actions.askRole(user, role)}>
            <UserCog aria-hidden="true" />
            Make {roleWords[role].toLowerCase()}
          </MenuItem>
        ))}
      {!isSelf && <MenuSeparator />}
      {!isSelf && (
        <MenuItem onClick={() => actions.askHide(user)}>
          <EyeOff aria-hidden="true" />
          Hide posts and comments
        </MenuItem>
      )}
      {!isSelf && !user.bannedAt && (
        <MenuItem tone="danger" onClick={() => actions.askBan(user)}>
          <Ban aria-hidden="true" />
          Ban
        </MenuItem>
      )}
      {user.bannedAt && (
        <MenuItem onClick={() => actions.unban.mutate(user)}>
          <RotateCcw aria-hidden="true" />
          Lift the ban
        </MenuItem>
      )}
      <MenuLink href={`/admin/audit?subject=user&subjectId=${user.id}`}>
        <ScrollText aria-hidden="true" />
        History
      </MenuLink>
    </RowMenu>
  );
}
