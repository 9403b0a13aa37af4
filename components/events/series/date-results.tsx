import { useManaged } from "@/components/events/manage/manage-context";
import { Callout } from "@/components/ui/callout";
import { formatStart } from "@/lib/dates";
import { errorMessage } from "@/lib/error-message";
import { counted } from "@/lib/plural";
import type { EventDetails } from "@/server/domains/events/schema";
import type { Report } from "./use-following";

type DateResultsProps = { report: Report; event: Pick<EventDetails, "timeZone" | "allDay"> };

/** How many dates were changed, and which were not and why. */
export function DateResults({ report, event }: DateResultsProps) {
  const { renderedAt: now } = useManaged();
  const done = report.results.filter((date) => date.outcome === "done").length;
  const refused = report.results.filter((date) => date.outcome === "refused");
  return (
    <Callout
      tone={refused.length > 0 ? "warning" : "success"}
      role="status"
      className="mt-5"
      title={
        done === 0 && refused.length === 0
          ? "All of them were like this already."
          : `${counted(done, "date was", "dates were")} ${report.verb}${refused.length > 0 ? `, ${refused.length} not` : ""}.`
      }
    >
      {refused.length > 0 && (
        <ul className="space-y-1">
          {refused.map((date) => (
            <li key={date.id}>
              {formatStart({ ...event, at: new Date(date.startsAt), now })}:{" "}
              {errorMessage({ reason: date.reason ?? "server.fault" })}
            </li>
          ))}
        </ul>
      )}
    </Callout>
  );
}
