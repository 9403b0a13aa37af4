"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { shownEmail } from "@/lib/shown-email";
import type { StaffMember } from "@/server/domains/events/staff/schema";
import { useManaged } from "../manage-context";
import { AddStaff } from "./add-staff";

const ROLE = { cohost: "Co-host", door: "Door staff" };

/** Who helps with the event. Co-hosts see it; only the host changes it. */
export function StaffCard({ staff }: { staff: StaffMember[] }) {
  const { event } = useManaged();
  const { members, removing, takeAway } = useStaff(staff);
  const isHost = event.viewerRole === "host";
  const description = isHost
    ? "They get access once they confirm this email."
    : "Only the host can change the team.";
  return (
    <Card id="team" className="scroll-mt-24">
      <CardHeader title="Team" description={description} />
      <ul className="mt-4 divide-y divide-border text-sm">
        <li className="flex items-center gap-3 py-2.5">
          <Avatar name={event.host.name} imageUrl={event.host.imageUrl} size="sm" />
          <span className="min-w-0 flex-1 truncate font-medium">
            <bdi>{event.host.name}</bdi>
          </span>
          <Badge tone="accent">Host</Badge>
        </li>
        {members.map((member) => (
          <li key={member.email} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
            <Avatar name={member.email} size="sm" />
            <span className="min-w-0 flex-1 basis-36 [overflow-wrap:anywhere]">
              {shownEmail(member.email)}
            </span>
            <Badge>{ROLE[member.role]}</Badge>
            {isHost && (
              <Button
                size="sm"
                variant="danger-ghost"
                aria-label={`Remove ${shownEmail(member.email)}`}
                pending={removing === member.email}
                onClick={() => takeAway(member)}
              >
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isHost && <AddStaff known={members} />}
    </Card>
  );
}

function useStaff(staff: StaffMember[]) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { event } = useManaged();
  const list = trpc.events.staff.list.queryOptions({ eventId: event.id }, { initialData: { items: staff } });
  const { data } = useQuery(list);
  const shared = {
    onSuccess: (next: { items: StaffMember[] }) => client.setQueryData(list.queryKey, next),
    onError: (error: unknown) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" }),
  };
  const add = useMutation(trpc.events.staff.add.mutationOptions(shared));
  const remove = useMutation(trpc.events.staff.remove.mutationOptions(shared));

  function takeAway({ email, role }: StaffMember): void {
    const undo = { label: "Undo", onClick: () => add.mutate({ eventId: event.id, email, role }) };
    const tell = () => toast({ title: `${shownEmail(email)} no longer helps with this event`, action: undo });
    remove.mutate({ eventId: event.id, email }, { onSuccess: tell });
  }
  return { members: data.items, removing: remove.isPending ? remove.variables.email : null, takeAway };
}
