"use client";

import { useTRPCClient } from "@/components/providers/trpc";
import type { BounceOut } from "@/server/domains/operations/deliveries/schema";
import { useAction } from "../use-action";
import { handledText } from "../words";

/** What an operator can do with messages that did not arrive. */
export function useDeliveryActions() {
  const { deliveries } = useTRPCClient().admin;
  return {
    retry: useAction(
      (which: { ids?: string[]; kind?: string }) => deliveries.retry.mutate(which),
      ({ count }) => handledText(count, "message", "messages", "on the way again"),
    ),
    forget: useAction(
      (bounce: BounceOut) => deliveries.forgetBounce.mutate({ bounceId: bounce.id }),
      (_, bounce) => `${bounce.address} is written to again`,
    ),
  };
}

export type DeliveryActions = ReturnType<typeof useDeliveryActions>;
