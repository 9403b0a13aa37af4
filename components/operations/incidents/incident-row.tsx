"use client";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TableCell, TableRow } from "@/components/ui/table";
import { plural } from "@/lib/plural";
import type { IncidentOut } from "@/server/domains/operations/incidents/schema";
import { Ago } from "../ago";
import { detailText, incidentWords } from "../words";

type IncidentRowProps = { incident: IncidentOut; pending: boolean; onResolve: () => void };

/** One thing that went wrong, however often. */
export function IncidentRow({ incident, pending, onResolve }: IncidentRowProps) {
  const { kind, key, detail, count, firstAt, lastAt, resolvedAt, resolvedBy } = incident;
  const { label, tone } = incidentWords(kind);
  return (
    <TableRow>
      <TableCell className="max-w-[32rem]">
        <Badge tone={resolvedAt ? "outline" : tone} size="sm" dot={!resolvedAt}>
          {label}
        </Badge>
        <p className="mt-1 font-mono text-xs [overflow-wrap:anywhere]">{key}</p>
        <p className="mt-0.5 text-muted text-xs [overflow-wrap:anywhere]">{detailText(detail)}</p>
      </TableCell>
      <TableCell numeric>
        {count.toLocaleString("en-GB")}
        <span className="text-muted md:hidden">{` ${plural(count, "time", "times")}`}</span>
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted text-xs tabular-nums">
        <Ago at={resolvedAt ?? lastAt} />
        {resolvedAt
          ? resolvedBy && <p>by {resolvedBy}</p>
          : count > 1 && (
              <p>
                first <Ago at={firstAt} isInside />
              </p>
            )}
      </TableCell>
      <TableCell className="w-0">
        {!resolvedAt && (
          <Button
            size="sm"
            variant="soft"
            pending={pending}
            onClick={onResolve}
            aria-label={`Resolve: ${label}, ${key}`}
          >
            Resolve
          </Button>
        )}
      </TableCell>
    </TableRow>
  );
}
