"use client";

import { Badge } from "@/components/ui/badge";
import { Table, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { counted } from "@/lib/plural";
import type { OutboxOut } from "@/server/domains/operations/outbox/schema";
import { useAdmin } from "../admin-context";
import { Section } from "../section";
import { ageText } from "../words";

/** How much each sink owes, and how far it is behind. */
export function SinksTable({ outbox, isStale }: { outbox: OutboxOut; isStale: boolean }) {
  const { now } = useAdmin();
  const age = (at: string | null) => (at ? ageText(now.getTime() - Date.parse(at)) : "–");
  const undispatched =
    outbox.pending === 0
      ? "Every event was handed to the sinks."
      : `${counted(outbox.pending, "event is", "events are")} waiting for the sinks, the oldest for ${age(outbox.oldestAt)}.`;
  return (
    <Section
      title="Outbox"
      description={isStale ? "These numbers are outdated: the server did not answer." : undispatched}
    >
      <Table label="Sinks">
        <TableHead>
          <TableHeader>Sink</TableHeader>
          <TableHeader numeric>Owed</TableHeader>
          <TableHeader numeric>Oldest</TableHeader>
          <TableHeader numeric>Given up</TableHeader>
        </TableHead>
        <tbody>
          {outbox.sinks.map(({ sink, pending, oldestAt, parked }) => (
            <TableRow key={sink}>
              <TableCell className="h-10! font-medium">{sink}</TableCell>
              <TableCell numeric className="h-10!">
                {pending.toLocaleString("en-GB")}
              </TableCell>
              <TableCell numeric className="h-10! text-muted">
                {age(oldestAt)}
              </TableCell>
              <TableCell numeric className="h-10!">
                {parked > 0 ? (
                  <Badge tone="danger" size="sm">
                    {parked.toLocaleString("en-GB")}
                  </Badge>
                ) : (
                  <span className="text-muted">0</span>
                )}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
