import { Building2, ChevronRight } from "lucide-react";
import { Container } from "@/components/layout/container";
import { Avatar } from "@/components/ui/avatar";
import { Card, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { type Desk, deskPath, newRequestPath } from "@/lib/sourcing-paths";
import type { OrganizationOut, WaitingInvitationsOut } from "@/server/domains/organizations/schema";
import { deskNames } from "../desk-names";
import { roleWords } from "../role-words";
import { CreateOrganization } from "./create-organization";
import { WaitingInvitation } from "./waiting-invitation";

type OrganizationsHomeProps = {
  desk: Desk;
  organizations: readonly OrganizationOut[];
  invitations: WaitingInvitationsOut["items"];
  /** The venue that the viewer came from to ask it; null where they came otherwise. */
  venue: { slug: string; name: string } | null;
};

const descriptions: Record<Desk, string> = {
  organize: "Find a venue for your event: send one request to several venues and compare their answers.",
  "venue-desk": "List your venues, answer requests, and show when you take events.",
};

/** The start of a desk: which organization to act for, invitations to others, and a new one. */
export function OrganizationsHome({ desk, organizations, invitations, venue }: OrganizationsHomeProps) {
  const pathOf = (slug: string) =>
    venue && desk === "organize" ? newRequestPath(slug, venue.slug) : deskPath(desk, slug);
  return (
    <Container className="max-w-3xl! space-y-8">
      <PageHeader title={deskNames[desk]} description={descriptions[desk]} />
      {venue && (
        <p>
          You're about to ask <bdi className="font-medium">{venue.name}</bdi>. Who is asking?
        </p>
      )}
      {invitations.length > 0 && (
        <section aria-labelledby="invitations" className="space-y-3">
          <h2 id="invitations" className="text-lg">
            Invitations
          </h2>
          <ul className="space-y-3">
            {invitations.map((invitation) => (
              <li key={invitation.organization.id}>
                <WaitingInvitation invitation={invitation} desk={desk} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {organizations.length > 0 && (
        <section aria-labelledby="organizations" className="space-y-3">
          <h2 id="organizations" className="text-lg">
            Your organizations
          </h2>
          <ul className="divide-y divide-border overflow-hidden rounded-card border border-border bg-surface shadow-card">
            {organizations.map((organization) => (
              <OrganizationRow
                key={organization.id}
                organization={organization}
                href={pathOf(organization.slug)}
              />
            ))}
          </ul>
        </section>
      )}
      <Card>
        <CardHeader
          title={organizations.length > 0 ? "Create another organization" : "Create your organization"}
          description="You act for an organization when you ask venues or run your own. You can invite others to it."
        />
        <CreateOrganization desk={desk} venueSlug={venue?.slug} />
      </Card>
    </Container>
  );
}

function OrganizationRow({ organization, href }: { organization: OrganizationOut; href: string }) {
  return (
    <li className="relative flex items-center gap-3 px-4 py-3.5 hover:bg-fill">
      <Avatar name={organization.name} />
      <div className="min-w-0 flex-1">
        <Link
          href={href}
          className="block truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2"
        >
          <bdi>{organization.name}</bdi>
        </Link>
        <p className="flex items-center gap-1.5 text-muted text-sm">
          <Building2 aria-hidden="true" className="size-3.5" />
          {roleWords[organization.role].label}
        </p>
      </div>
      <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted" />
    </li>
  );
}
