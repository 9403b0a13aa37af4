import { Pencil } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { Callout } from "@/components/ui/callout";
import type { VenueOut, VenueStatus } from "@/server/domains/venues/schema";

/** For the team of a venue: who can see the page, and the way to change it. Nothing for other people. */
export function VenueNotice({
  venue,
}: {
  venue: Pick<VenueOut, "slug" | "status" | "takenDown" | "viewerRole" | "organization">;
}) {
  const { slug, status, takenDown, viewerRole, organization } = venue;
  if (viewerRole === null) return null;
  return (
    <Callout
      tone={status === "listed" ? "neutral" : "accent"}
      action={
        <ButtonLink
          href={`/venue-desk/${organization.id}/venues/${slug}`}
          size="sm"
          variant="secondary"
          prefetch={false}
        >
          <Pencil aria-hidden="true" />
          {viewerRole === "member" ? "Open in the venue desk" : "Edit venue"}
        </ButtonLink>
      }
    >
      <Sentence status={status} takenDown={takenDown} name={organization.name} />
    </Callout>
  );
}

function Sentence({ status, takenDown, name }: { status: VenueStatus; takenDown: boolean; name: string }) {
  const place = <bdi className="font-medium">{name}</bdi>;
  if (status === "draft") return <p>Only members of {place} see this draft.</p>;
  if (takenDown)
    return (
      <p>The administrators of this site archived this venue. It stays archived until they allow it again.</p>
    );
  if (status === "archived") return <p>This venue is archived. Only members of {place} see it.</p>;
  if (status === "unlisted")
    return <p>Anyone with the link sees this venue of {place}; the directory doesn't list it.</p>;
  return <p>A venue of {place}. Everyone sees it.</p>;
}
