import { ArrowRight } from "lucide-react";
import { hostingPath, stateLabels, sumOf } from "@/components/hosting/hosting-address";
import { HostedEventRow, HostingRows } from "@/components/hosting/hosting-rows";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { counted, plural } from "@/lib/plural";
import { HOSTING_STATES, type HostingPage } from "@/server/domains/events/hosting/schema";

type HostedEventsProps = { page: HostingPage; when: "upcoming" | "past"; now: Date };

/** The events that the viewer runs, as far as they fit here, with the way to all of them. */
export function HostedEvents({ page, when, now }: HostedEventsProps) {
  const total = sumOf(page.totals);
  if (total === 0) return null;
  return (
    <section aria-labelledby="hosted">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id="hosted" className="text-base">
          Events you run
        </h2>
        <Link
          href={hostingPath({ show: when, q: "" })}
          className="inline-flex items-center gap-1 text-muted text-sm hover:text-text"
        >
          {total === 1 ? "Manage it" : `All ${counted(total, "event")} you run`}
          <ArrowRight aria-hidden="true" className="size-3.5" />
        </Link>
      </div>
      {page.items.length > 0 ? (
        <HostingRows label="Events you run">
          {page.items.map(({ event, series }) => (
            <HostedEventRow
              key={event.id}
              event={event}
              now={now}
              mark={
                series && (
                  <Badge size="sm" tone="accent">
                    {series.frequency === "weekly" ? "Weekly" : "Monthly"} · {counted(series.dates, "date")}
                  </Badge>
                )
              }
            />
          ))}
        </HostingRows>
      ) : (
        <p className="text-muted text-sm">{when === "upcoming" ? "Nothing upcoming." : "Nothing past."}</p>
      )}
      <OtherGroups page={page} when={when} />
    </section>
  );
}

/** How many events stand in the groups that are not shown, each a link to them. */
function OtherGroups({ page, when }: Pick<HostedEventsProps, "page" | "when">) {
  const others = HOSTING_STATES.filter((state) => state !== when && page.totals[state] > 0);
  if (others.length === 0) return null;
  return (
    <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {others.map((state) => (
        <li key={state}>
          <Link href={hostingPath({ show: state, q: "" })} className="text-muted underline hover:text-text">
            {page.totals[state].toLocaleString("en-GB")}{" "}
            {state === "draft"
              ? plural(page.totals.draft, "draft", "drafts")
              : stateLabels[state].toLowerCase()}
          </Link>
        </li>
      ))}
    </ul>
  );
}
