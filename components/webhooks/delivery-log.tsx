"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import { useNow } from "@/components/events/manage/use-now";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import type { DeliveryOut } from "@/server/domains/webhooks/schema";
import { DeliveryRow } from "./delivery-row";
import type { WebhookActions } from "./use-webhook-actions";
import { useWebhookSource } from "./use-webhook-source";
import type { DeliveryPage } from "./webhook-source";

/** While something is on its way the log is read again this often; at rest it still notices new facts. */
const BUSY_POLL_MS = 1_500;
const IDLE_POLL_MS = 15_000;

type DeliveryLogProps = {
  webhookId: string;
  firstPage: DeliveryPage;
  timeZone: string;
  renderedAt: string;
  isEnabled: boolean;
  /** False once its deletion begins: its log is no longer fetched. */
  isKept: boolean;
  resend: WebhookActions["resend"];
};

/** What was sent and what became of it, newest first. */
export function DeliveryLog({
  webhookId,
  firstPage,
  timeZone,
  renderedAt,
  isEnabled,
  isKept,
  resend,
}: DeliveryLogProps) {
  const pages = useDeliveries(webhookId, firstPage, isKept);
  const now = useNow(new Date(renderedAt), 1_000);
  const items = pages.data.pages.flatMap((page) => page.items);
  const resending = resend.isPending ? resend.variables.deliveryId : null;
  return (
    <section aria-labelledby="log">
      <h2 id="log" className="mb-3 text-base">
        Messages
      </h2>
      {items.length === 0 ? (
        <EmptyState
          level="h3"
          icon={<Inbox />}
          title="Nothing was sent yet"
          description="Each message is listed here for 30 days, with what the receiver answered."
        />
      ) : (
        <ul className="divide-y divide-border overflow-hidden rounded-card border border-border bg-surface shadow-card">
          {items.map((delivery) => (
            <DeliveryRow
              key={delivery.id}
              delivery={delivery}
              clock={{ now, timeZone }}
              isResending={resending === delivery.id}
              onResend={isEnabled ? () => resend.mutate({ webhookId, deliveryId: delivery.id }) : null}
            />
          ))}
        </ul>
      )}
      <OlderDeliveries pages={pages} shown={items.length} />
    </section>
  );
}

type Pages = ReturnType<typeof useDeliveries>;

function OlderDeliveries({ pages, shown }: { pages: Pages; shown: number }) {
  return (
    <>
      {pages.isFetchNextPageError && (
        <ErrorState level="h3" action={<Button onClick={() => pages.fetchNextPage()}>Try again</Button>} />
      )}
      {(pages.hasNextPage || shown > 10) && (
        <LoadMore
          one="message"
          shown={shown}
          hasMore={pages.hasNextPage}
          pending={pages.isFetchingNextPage}
          onLoad={() => pages.fetchNextPage()}
        />
      )}
    </>
  );
}

function useDeliveries(webhookId: string, firstPage: DeliveryPage, enabled: boolean) {
  const { key, deliveries } = useWebhookSource();
  return useInfiniteQuery({
    enabled,
    queryKey: [...key, webhookId, "deliveries"],
    queryFn: ({ pageParam, signal }) =>
      deliveries({ webhookId, ...(pageParam && { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [firstPage], pageParams: [null] },
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.items.some(isDueSoon)) ? BUSY_POLL_MS : IDLE_POLL_MS,
  });
}

function isDueSoon({ nextAttemptAt }: DeliveryOut): boolean {
  return nextAttemptAt !== null && Date.parse(nextAttemptAt) - Date.now() < 60_000;
}
