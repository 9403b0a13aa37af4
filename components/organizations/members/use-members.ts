"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { isolate } from "@/lib/clean-text";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { shownEmail } from "@/lib/shown-email";
import { deskPath } from "@/lib/sourcing-paths";
import type { MembersOut, OrganizationOut } from "@/server/domains/organizations/schema";
import { roleWords } from "../role-words";

export type Member = MembersOut["items"][number];
export type Invited = MembersOut["invited"][number];

/** The members of an organization and its open invitations, with what can be done to each. */
export function useMembers(organization: OrganizationOut, first: MembersOut, viewerId: string) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const orgId = organization.id;
  const query = trpc.organizations.members.queryOptions({ orgId }, { initialData: first });
  const { data } = useQuery(query);
  const reload = () => client.invalidateQueries({ queryKey: query.queryKey });
  const onError = (error: unknown) => {
    toast({ title: errorMessage(errorFacts(error)), tone: "danger" });
    return reload();
  };
  const nameOf = (userId: string) =>
    isolate(data.items.find((member) => member.userId === userId)?.name ?? "");

  const change = useMutation(
    trpc.organizations.changeMember.mutationOptions({
      onSuccess: (_, { userId, role }) => {
        const label = roleWords[role].label.toLowerCase();
        const isSelf = userId === viewerId;
        toast({
          title: isSelf ? `You're now ${label}` : `${nameOf(userId)} is now ${label}`,
          tone: "success",
        });
        // The frame names the viewer's own role, and what they may do hangs on it.
        if (isSelf) router.refresh();
        return reload();
      },
      onError,
    }),
  );
  const remove = useMutation(
    trpc.organizations.removeMember.mutationOptions({
      onSuccess: (_, { userId }) => {
        if (userId === viewerId) {
          toast({ title: `You've left ${isolate(organization.name)}` });
          router.push(`${deskPath("organize")}?show=all`);
          return;
        }
        toast({ title: `${nameOf(userId)} is no longer a member` });
        return reload();
      },
      onError,
    }),
  );
  const withdraw = useMutation(
    trpc.organizations.withdrawInvitation.mutationOptions({
      onSuccess: (_, { email }) => {
        toast({ title: `The invitation to ${shownEmail(email)} is withdrawn` });
        return reload();
      },
      onError,
    }),
  );
  return { orgId, members: data.items, invited: data.invited, change, remove, withdraw, reload };
}

export type MembersActions = ReturnType<typeof useMembers>;
