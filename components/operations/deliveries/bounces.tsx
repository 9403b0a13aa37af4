"use client";

import { useQuery } from "@tanstack/react-query";
import { MailX } from "lucide-react";
import { useTRPC } from "@/components/providers/trpc";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TableCell, TableRow } from "@/components/ui/table";
import { counted } from "@/lib/plural";
import type { BounceOut } from "@/server/domains/operations/deliveries/schema";
import { Ago } from "../ago";
import { DataTable } from "../data-table";
import { ErrorLine } from "../error-line";
import { NewestOf } from "../newest-of";
import { Section } from "../section";
import type { DeliveryActions } from "./use-delivery-actions";

type BouncesProps = { first: { items: BounceOut[]; total: number }; actions: DeliveryActions };

/** Addresses that mail servers refused. */
export function Bounces({ first: initialData, actions }: BouncesProps) {
  const trpc = useTRPC();
  const { items, total } = useQuery(
    trpc.admin.deliveries.bounces.queryOptions(undefined, { initialData }),
  ).data;
  return (
    <Section
      title="Refused addresses"
      description="Nothing is sent to an email that its server refused, until its owner confirms it again or you remove it here."
    >
      {items.length === 0 ? (
        <EmptyState
          icon={<MailX />}
          level="h3"
          title="No refused emails"
          description="Emails that a server refuses for good are listed here for 90 days."
        />
      ) : (
        <>
          <DataTable label="Refused emails" columns={["Email", "Status", "Last"]}>
            {items.map((bounce) => (
              <BounceRow key={bounce.id} bounce={bounce} forget={actions.forget} />
            ))}
          </DataTable>
          <NewestOf shown={items.length} total={total} one="email" many="emails" />
        </>
      )}
    </Section>
  );
}

function BounceRow({ bounce, forget }: { bounce: BounceOut; forget: DeliveryActions["forget"] }) {
  return (
    <TableRow>
      <TableCell className="max-w-96">
        <p className="truncate font-medium">{bounce.address}</p>
        <ErrorLine error={bounce.error} />
      </TableCell>
      <TableCell>
        <Badge tone={bounce.isGivenUp ? "danger" : "warning"} size="sm" dot>
          {bounce.isGivenUp ? "Not written to" : counted(bounce.failures, "refusal", "refusals")}
        </Badge>
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted text-xs">
        <Ago at={bounce.lastAt} />
      </TableCell>
      <TableCell className="w-0">
        <Button
          size="sm"
          variant="soft"
          pending={forget.isPending && forget.variables.id === bounce.id}
          onClick={() => forget.mutate(bounce)}
          aria-label={`Forget that ${bounce.address} was refused`}
        >
          Forget
        </Button>
      </TableCell>
    </TableRow>
  );
}
