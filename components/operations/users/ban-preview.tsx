"use client";

import { useQuery } from "@tanstack/react-query";
import { SuccessionList } from "@/components/events/succession/succession-list";
import { useTRPC } from "@/components/providers/trpc";
import { Spinner } from "@/components/ui/spinner";
import { errorFacts, errorMessage } from "@/lib/error-message";

/** The events that a ban cancels or hands over, with their new hosts. Read while the dialog is open. */
export function BanPreview({ userId }: { userId: string }) {
  const trpc = useTRPC();
  const preview = useQuery(trpc.admin.users.banPreview.queryOptions({ userId }, { staleTime: 0 }));
  if (preview.isError) return <p role="alert">{errorMessage(errorFacts(preview.error))}</p>;
  if (!preview.data) return <Spinner />;
  return <SuccessionList succession={preview.data} />;
}
