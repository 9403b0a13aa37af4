import { Building2, CalendarDays, Users } from "lucide-react";
import { datesWords, peopleWords } from "@/components/sourcing/sourcing-words";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { cn } from "@/lib/class-names";
import { counted } from "@/lib/plural";
import type { RequestSummaryOut } from "@/server/domains/rfps/desk.schema";
import { standing } from "../request-words";

type RequestRowProps = {
  request: RequestSummaryOut;
  /** It changed since the list was read, and belongs to another tab by now. */
  hasMoved: boolean;
  href: string;
  /** Named where the organization has several. */
  venue: { name: string } | null;
  now: Date;
};

/** One request in the inbox. */
export function RequestRow({ request, hasMoved, href, venue, now }: RequestRowProps) {
  const { title, organization, attendanceMin, attendanceMax, othersAsked } = request;
  const { label, tone } = standing(request, now);
  const people = peopleWords(attendanceMin, attendanceMax);
  return (
    <li className="relative flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3.5 transition-colors hover:bg-fill">
      <div className={cn("min-w-0 flex-1 basis-64", hasMoved && "text-muted")}>
        <Link
          href={href}
          className="wrap-anywhere font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2"
        >
          <bdi>{title}</bdi>
        </Link>
        <p className="wrap-anywhere text-muted text-sm">
          <bdi>{organization.name}</bdi>
          {othersAsked > 0 && ` · also asked ${counted(othersAsked, "other venue")}`}
        </p>
        <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm tabular-nums [&_svg]:size-3.5 [&_svg]:shrink-0 [&_svg]:text-muted">
          <span className="inline-flex items-center gap-1.5">
            <CalendarDays aria-hidden="true" />
            {datesWords(request)}
          </span>
          {people && (
            <span className="inline-flex items-center gap-1.5">
              <Users aria-hidden="true" />
              {people}
            </span>
          )}
          {venue && (
            <span className="inline-flex min-w-0 items-center gap-1.5">
              <Building2 aria-hidden="true" />
              <bdi className="truncate">{venue.name}</bdi>
            </span>
          )}
        </p>
      </div>
      <Badge tone={hasMoved ? "outline" : tone}>{hasMoved ? "Changed just now" : label}</Badge>
    </li>
  );
}
