"use client";

import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useManaged } from "@/components/events/manage/manage-context";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { shownEmail } from "@/lib/shown-email";
import type { InvitationAnswer } from "@/server/domains/invitations/answers/schema";
import type { InvitationOut, InvitationState, InvitationsPage } from "@/server/domains/invitations/schema";

const PER_PAGE = 50;
const FOLLOW_MS = 2_000;

export type StateFilter = Exclude<InvitationState, "answered"> | InvitationAnswer | "all";

function wantedBy(filter: StateFilter) {
  if (filter === "all") return {};
  return filter === "going" || filter === "declined" ? { answer: filter } : { state: filter };
}

/** The invitations of the event, followed while some of them are on their way. */
export function useInvitations(first: InvitationsPage) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { event } = useManaged();
  const [filter, setFilter] = useState<StateFilter>("all");
  const input = { eventId: event.id, limit: PER_PAGE, ...wantedBy(filter) };
  const initialData: InfiniteData<InvitationsPage, string | null> = { pages: [first], pageParams: [null] };
  const query = useInfiniteQuery({
    queryKey: trpc.invitations.list.infiniteQueryKey(input),
    queryFn: ({ pageParam, signal }): Promise<InvitationsPage> =>
      client.invitations.list.query(
        { ...input, ...(pageParam !== null && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => ((state.data?.pages[0]?.counts.sending ?? 0) > 0 ? FOLLOW_MS : false),
    ...(filter === "all" && { initialData }),
  });
  const invitations = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const counts = query.data?.pages[0]?.counts ?? first.counts;
  return { ...query, invitations, counts, filter, setFilter, ...useInvitationActions() };
}

function useInvitationActions() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { event } = useManaged();
  const shared = {
    onSettled: () => queryClient.invalidateQueries(trpc.invitations.pathFilter()),
    onError: (error: unknown) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" as const }),
  };
  const again = useMutation(trpc.invitations.resend.mutationOptions(shared));
  const removal = useMutation(trpc.invitations.remove.mutationOptions(shared));
  const of = ({ id }: InvitationOut) => ({ eventId: event.id, invitationId: id });
  return {
    resending: again.isPending ? again.variables.invitationId : null,
    resend: (invitation: InvitationOut) =>
      again.mutate(of(invitation), {
        onSuccess: () =>
          toast({ title: `On its way to ${shownEmail(invitation.email)} again`, tone: "success" }),
      }),
    removing: removal.isPending,
    remove: (invitation: InvitationOut, onSettled: () => void) =>
      removal.mutate(of(invitation), { onSettled }),
  };
}
