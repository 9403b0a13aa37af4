import { Callout } from "@/components/ui/callout";
import { Link } from "@/components/ui/link";
import type { EventDetails } from "@/server/domains/events/schema";

/** Said before anything else where the event is not simply open: a draft, cancelled, or over. */
export function EventStatusBanner({ event }: { event: Pick<EventDetails, "id" | "status" | "title"> }) {
  switch (event.status) {
    case "draft":
      return (
        <Callout
          tone="accent"
          title="This is a preview of a draft"
          action={
            <Link
              href={`/events/${event.id}/edit`}
              className="rounded-sm font-medium text-accent-text underline underline-offset-4"
            >
              Edit and publish
            </Link>
          }
        >
          Only you and your co-hosts can see it.
        </Callout>
      );
    case "cancelled":
      return (
        <Callout tone="danger" title="This event was cancelled">
          This event won't take place. All guests have been notified.
        </Callout>
      );
    case "ended":
      return <Callout title="This event is over">Thanks to everyone who came.</Callout>;
    case "published":
      return null;
  }
}
