"use client";

import { useQuery } from "@tanstack/react-query";
import { Gauge } from "lucide-react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TableCell, TableRow } from "@/components/ui/table";
import type { LimitOut } from "@/server/domains/operations/limits/schema";
import { Ago } from "./ago";
import { DataTable } from "./data-table";
import { NewestOf } from "./newest-of";
import { Section } from "./section";
import { useAction } from "./use-action";

type LimitsViewProps = { first: { items: LimitOut[]; total: number } };

/** People and networks that hit a rate limit. */
export function LimitsView({ first: initialData }: LimitsViewProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { items, total } = useQuery(trpc.admin.limits.list.queryOptions(undefined, { initialData })).data;
  const lift = useAction(
    (limit: LimitOut) => client.admin.limits.lift.mutate({ limitId: limit.id }),
    (_, limit) => `${limit.person?.name ?? "They"} can try again right away`,
  );
  return (
    <Section
      title="Limits"
      description="People and networks that hit a rate limit. Addresses are not shown; an entry disappears a day after the last attempt."
    >
      {items.length === 0 ? (
        <EmptyState
          icon={<Gauge />}
          level="h3"
          title="No one was rate limited"
          description="People and networks that sign in, send email or RSVP unusually often are listed here."
        />
      ) : (
        <>
          <DataTable
            label="Limits"
            columns={["Limit", "Whose", { name: "Turned away", numeric: true }, "Last"]}
          >
            {items.map((limit) => (
              <LimitRow
                key={limit.id}
                limit={limit}
                pending={lift.isPending && lift.variables.id === limit.id}
                onLift={() => lift.mutate(limit)}
              />
            ))}
          </DataTable>
          <NewestOf shown={items.length} total={total} one="limit" many="limits" />
        </>
      )}
    </Section>
  );
}

function LimitRow({ limit, pending, onLift }: { limit: LimitOut; pending: boolean; onLift: () => void }) {
  const whose = limit.person?.name ?? limit.subject;
  return (
    <TableRow>
      <TableCell className="font-medium">{limit.limit}</TableCell>
      <TableCell className="max-w-72">
        {limit.person ? (
          <span>
            <bdi>{limit.person.name}</bdi>
          </span>
        ) : (
          <span title={limit.subject} className="block truncate font-mono text-muted text-xs">
            {limit.subject}
          </span>
        )}
      </TableCell>
      <TableCell numeric>
        {limit.refused.toLocaleString("en-GB")}
        <span className="text-muted md:hidden"> turned away</span>
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted text-xs">
        <Ago at={limit.refusedAt} />
      </TableCell>
      <TableCell className="w-0">
        <Button
          size="sm"
          variant="soft"
          pending={pending}
          onClick={onLift}
          aria-label={`Lift ${limit.limit} of ${whose}`}
        >
          Lift
        </Button>
      </TableCell>
    </TableRow>
  );
}
