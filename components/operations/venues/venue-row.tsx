"use client";

import { Archive, ArchiveRestore, ExternalLink, ScrollText } from "lucide-react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { MenuItem, MenuLink } from "@/components/ui/menu";
import { TableCell, TableRow } from "@/components/ui/table";
import { AvailabilityBadge } from "@/components/venues/availability-badge";
import { BADGES } from "@/server/domains/availability/schema";
import type { AdminVenueOut } from "@/server/domains/operations/venues/schema";
import type { VenueStatus } from "@/server/domains/venues/schema";
import { RowMenu } from "../row-menu";

export const statusWords: Record<VenueStatus, { label: string; tone: BadgeTone }> = {
  draft: { label: "Draft", tone: "neutral" },
  listed: { label: "Listed", tone: "success" },
  unlisted: { label: "Not listed", tone: "outline" },
  archived: { label: "Archived", tone: "danger" },
};

type VenueRowProps = { venue: AdminVenueOut; pending: boolean; onArchive: () => void; onAllow: () => void };

/** One venue, and what an admin can do with it. */
export function VenueRow({ venue, pending, onArchive, onAllow }: VenueRowProps) {
  const { id, slug, name, city, status, availabilityStatus, organization, requests, takenDown } = venue;
  const { label, tone } = statusWords[status];
  return (
    <TableRow>
      <TableCell className="max-w-80">
        <p className="truncate font-medium" dir="auto">
          {name}
        </p>
        <p className="truncate text-muted text-xs" dir="auto">
          {city}
        </p>
      </TableCell>
      <TableCell>
        <Badge tone={tone} size="sm">
          {takenDown ? "Archived by an admin" : label}
        </Badge>
        {takenDown?.reason && (
          <p className="mt-1 truncate text-muted text-xs" dir="auto">
            {takenDown.reason}
          </p>
        )}
      </TableCell>
      <TableCell>
        <AvailabilityBadge badge={{ status: availabilityStatus, ...BADGES[availabilityStatus] }} size="sm" />
      </TableCell>
      <TableCell className="max-w-60">
        <p className="truncate" dir="auto">
          {organization.name}
        </p>
      </TableCell>
      <TableCell phoneLabel="Requests" className="text-muted tabular-nums">
        {requests}
      </TableCell>
      <TableCell className="w-0 text-right">
        <RowMenu label={`What to do with ${name}`} pending={pending}>
          {(status === "listed" || status === "unlisted") && (
            <MenuLink href={`/venues/${slug}`}>
              <ExternalLink aria-hidden="true" />
              Open the page
            </MenuLink>
          )}
          {takenDown ? (
            <MenuItem onClick={onAllow}>
              <ArchiveRestore aria-hidden="true" />
              Allow it again
            </MenuItem>
          ) : (
            <MenuItem tone="danger" onClick={onArchive}>
              <Archive aria-hidden="true" />
              Archive venue
            </MenuItem>
          )}
          <MenuLink href={`/admin/audit?subject=venue&subjectId=${id}`}>
            <ScrollText aria-hidden="true" />
            History
          </MenuLink>
        </RowMenu>
      </TableCell>
    </TableRow>
  );
}
