"use client";

import { CalendarX, ExternalLink, ScrollText } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { MenuItem, MenuLink } from "@/components/ui/menu";
import { TableCell, TableRow } from "@/components/ui/table";
import { formatDate } from "@/lib/dates";
import { shownEmail } from "@/lib/shown-email";
import type { AdminEventOut } from "@/server/domains/operations/events/schema";
import { useAdmin } from "../admin-context";
import { RowMenu } from "../row-menu";
import { stateWords } from "./event-words";

type EventRowProps = { event: AdminEventOut; pending: boolean; onCancel: () => void };

/** One event, and what an admin can do with it. */
export function EventRow({ event, pending, onCancel }: EventRowProps) {
  const { title, host, startsAt, timeZone, visibility, people } = event;
  const { now } = useAdmin();
  const { label, tone } = stateWords[event.state];
  return (
    <TableRow>
      <TableCell className="max-w-80">
        <p className="truncate font-medium" dir="auto">
          {title}
        </p>
        <p className="truncate text-muted text-xs">
          {formatDate({ at: new Date(startsAt), timeZone, now })}
          {visibility !== "public" && ` · ${visibility}`}
        </p>
      </TableCell>
      <TableCell>
        <Badge tone={tone} size="sm">
          {label}
        </Badge>
      </TableCell>
      <TableCell className="max-w-60">
        <p className="truncate" dir="auto">
          <bdi>{host.name}</bdi>
          {host.isBanned && " (banned)"}
        </p>
        <p className="truncate text-muted text-xs">{shownEmail(host.email)}</p>
      </TableCell>
      <TableCell phoneLabel="People" className="text-muted tabular-nums">
        {people}
      </TableCell>
      <TableCell className="w-0 text-right">
        <RowMenu label={`What to do with ${title}`} pending={pending}>
          <MenuLink href={`/events/${event.slug}`}>
            <ExternalLink aria-hidden="true" />
            Open the page
          </MenuLink>
          {event.state === "upcoming" && (
            <MenuItem tone="danger" onClick={onCancel}>
              <CalendarX aria-hidden="true" />
              Cancel event
            </MenuItem>
          )}
          <MenuLink href={`/admin/audit?subject=event&subjectId=${event.id}`}>
            <ScrollText aria-hidden="true" />
            History
          </MenuLink>
        </RowMenu>
      </TableCell>
    </TableRow>
  );
}
