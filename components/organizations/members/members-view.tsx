"use client";

import { LogOut } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { counted } from "@/lib/plural";
import { reaches } from "@/server/domains/organizations/policy";
import type { MembersOut, OrganizationOut } from "@/server/domains/organizations/schema";
import { InviteForm } from "./invite-form";
import { InvitedList } from "./invited-list";
import { LeavingDialog } from "./leaving-dialog";
import { MemberRow } from "./member-row";
import { type Member, useMembers } from "./use-members";

type MembersViewProps = { organization: OrganizationOut; first: MembersOut; viewerId: string };

/** Who acts for an organization: their roles, open invitations, and the way out. */
export function MembersView({ organization, first, viewerId }: MembersViewProps) {
  const actions = useMembers(organization, first, viewerId);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const { members, invited } = actions;
  const own = members.find(({ userId }) => userId === viewerId);
  const owners = members.filter(({ role }) => role === "owner").length;
  const manages = reaches(organization.role, "manager");
  return (
    <div className="space-y-6">
      <Card>
        <CardHeader
          title="Members"
          description={`${counted(members.length, "person", "people")} can act for this organization.`}
          actions={
            own && (
              <Button variant="secondary" size="sm" onClick={() => setLeaving(own)}>
                <LogOut aria-hidden="true" />
                Leave
              </Button>
            )
          }
        />
        <ul className="mt-4 divide-y divide-border text-sm">
          {members.map((member) => (
            <MemberRow
              key={member.userId}
              member={member}
              actorRole={organization.role}
              isSelf={member.userId === viewerId}
              owners={owners}
              actions={actions}
              onRemove={() => setLeaving(member)}
            />
          ))}
        </ul>
        {manages && <InviteForm organization={organization} onInvited={actions.reload} />}
      </Card>
      {manages && invited.length > 0 && (
        <InvitedList invited={invited} organization={organization} actions={actions} />
      )}
      <LeavingDialog
        member={leaving}
        organization={organization}
        isSelf={leaving?.userId === viewerId}
        owners={owners}
        pending={actions.remove.isPending}
        onClose={() => setLeaving(null)}
        onConfirm={(member) => {
          setLeaving(null);
          actions.remove.mutate({ orgId: organization.id, userId: member.userId });
        }}
      />
    </div>
  );
}
