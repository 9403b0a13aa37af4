import { MembersView } from "@/components/organizations/members/members-view";
import { OrganizationCard } from "@/components/organizations/settings/organization-card";
import type { Desk } from "@/lib/sourcing-paths";
import { type DeskParams, loadActingFor } from "./acting-for";

/** The members of the organization of a desk, the same on both. */
export async function MembersPage({ desk, params }: DeskParams & { desk: Desk }) {
  const { caller, organization, viewer } = await loadActingFor(desk, (await params).orgSlug);
  const first = await caller.organizations.members({ orgId: organization.id });
  return (
    <div className="space-y-6">
      <MembersView organization={organization} first={first} viewerId={viewer.id} />
      {organization.role === "owner" && <OrganizationCard organization={organization} />}
    </div>
  );
}
