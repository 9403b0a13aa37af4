"use client";

import { useQuery } from "@tanstack/react-query";
import { MailCheck } from "lucide-react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { EmptyState } from "@/components/ui/empty-state";
import type {
  BounceOut,
  DeliveryCountsOut,
  DeliveryOut,
  DeliveryState,
} from "@/server/domains/operations/deliveries/schema";
import { DataTable } from "../data-table";
import { ListFrame } from "../list-frame";
import { Section } from "../section";
import { useAddress } from "../use-address";
import { type Page, usePages } from "../use-pages";
import { deliveryWords } from "../words";
import { Bounces } from "./bounces";
import { DeliveryFilters } from "./delivery-filters";
import { DeliveryRow } from "./delivery-row";
import { deliveriesInput } from "./filters";
import { RetryAll } from "./retry-all";
import { useDeliveryActions } from "./use-delivery-actions";

type DeliveriesViewProps = {
  first: { page: Page<DeliveryOut>; input: ReturnType<typeof deliveriesInput> };
  counts: DeliveryCountsOut;
  bounces: { items: BounceOut[]; total: number };
};

/** Messages on their way to people, what became of them, and the addresses that take none. */
export function DeliveriesView({ first, counts: initialData, bounces }: DeliveriesViewProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { address, set } = useAddress();
  const input = deliveriesInput(address);
  const counts = useQuery(trpc.admin.deliveries.count.queryOptions(undefined, { initialData })).data;
  const list = usePages<DeliveryOut>({
    path: trpc.admin.deliveries.list.pathKey(),
    input,
    fetchPage: (more, signal) => client.admin.deliveries.list.query({ ...input, ...more }, { signal }),
    first,
  });
  const actions = useDeliveryActions();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <Section title="Deliveries" description={headline(counts)}>
        <DeliveryFilters input={input} onChange={set} />
        {input.state === "parked" && <RetryAll counts={counts} kind={input.kind} actions={actions} />}
        <ListFrame list={list} one="message" empty={<NoMessages state={input.state} />}>
          <DataTable label="Deliveries" columns={["Message", "To", "State"]}>
            {list.items.map((delivery) => (
              <DeliveryRow key={delivery.id} delivery={delivery} state={input.state} actions={actions} />
            ))}
          </DataTable>
        </ListFrame>
      </Section>
      <Bounces first={bounces} actions={actions} />
    </div>
  );
}

function headline({ parked, due }: DeliveryCountsOut): string {
  const number = (count: number) => count.toLocaleString("en-GB");
  return `${number(due)} due now, ${number(parked)} failed. Email and WhatsApp; hosts see their webhooks in their settings.`;
}

const why: Record<DeliveryState, string> = {
  parked: "Messages that failed eleven times, or were refused for good, appear here.",
  due: "Everything was sent as it came.",
  waiting: "Nothing is waiting for its time, for the end of quiet hours, or for a retry.",
  sent: "What was sent is listed here for half a year.",
  skipped: "What was left unsent on purpose is listed here, with the reason.",
};

function NoMessages({ state }: { state: DeliveryState }) {
  return (
    <EmptyState
      icon={<MailCheck />}
      level="h3"
      title={`No message here is “${deliveryWords[state].toLowerCase()}”`}
      description={why[state]}
    />
  );
}
