"use client";

import { ChevronLeft, Download } from "lucide-react";
import { useState } from "react";
import { useNow } from "@/components/events/manage/use-now";
import { Badge } from "@/components/ui/badge";
import { buttonStyles } from "@/components/ui/button-styles";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { NativeSelect } from "@/components/ui/native-select";
import { counted } from "@/lib/plural";
import type { ComparedVenue } from "@/server/domains/rfps/comparison.schema";
import type { RfpOut } from "@/server/domains/rfps/schema";
import { progressWords } from "../answer-words";
import { organizePages } from "../organize-paths";
import { deadlineMark } from "../requests/request-row";
import { RequestActions } from "./request-actions";
import { RequestFacts } from "./request-facts";
import { type ComparisonProps, useComparison } from "./use-comparison";
import { inOrder, orderOf, sortWords, type VenueSort } from "./venue-order";
import { VenuesCompared } from "./venues-compared";

type RequestViewProps = ComparisonProps & { orgSlug: string; viewerTimeZone: string; renderedAt: string };

/** One request after it was sent: its deadline, the venues side by side, and how it ends; live. */
export function RequestView({ orgSlug, viewerTimeZone, renderedAt, ...initial }: RequestViewProps) {
  const { request, venues, people, entries, refetch, star } = useComparison(initial);
  const now = useNow(new Date(renderedAt));
  const [sort, setSort] = useState<VenueSort>("asked");
  // Made when it is chosen: no card moves under the reader when an answer arrives.
  const [order, setOrder] = useState<string[]>([]);
  const summaries = request.venues.map((venue) => ({
    ...venue,
    availability: venue.response?.availability ?? null,
  }));
  const mark = deadlineMark({ ...request, venues: summaries }, now);
  const shared = { orgSlug, request, timeZone: viewerTimeZone, now, onChanged: refetch };
  const choose = (next: VenueSort) => {
    setSort(next);
    setOrder(orderOf(venues, next));
  };
  return (
    <div className="space-y-6">
      <header className="space-y-3">
        <Link
          href={organizePages(orgSlug).requests(request.status)}
          className="-ml-1 inline-flex items-center gap-0.5 rounded-sm text-muted text-sm hover:text-text"
        >
          <ChevronLeft aria-hidden="true" className="size-4" />
          Requests
        </Link>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <h2 className="wrap-anywhere text-xl">
            <bdi>{request.title}</bdi>
          </h2>
          <span role="status">{mark && <Badge tone={mark.tone}>{mark.label}</Badge>}</span>
        </div>
        <p className="text-muted text-sm tabular-nums" aria-live="polite">
          {progressWords(summaries)}
        </p>
        <RequestActions {...shared} />
      </header>
      {request.status === "closed" && (
        <Callout title="You closed this request">
          {request.closeReason ? <bdi>{request.closeReason}</bdi> : "No venue was chosen."}
        </Callout>
      )}
      <RequestFacts request={request} timeZone={viewerTimeZone} now={now} />
      <section aria-labelledby="venues" className="space-y-4">
        <div className="flex flex-wrap items-end justify-between gap-3">
          <div>
            <h2 id="venues" className="text-lg">
              Venues side by side
            </h2>
            <CountedFrom request={request} people={people} venues={venues} />
          </div>
          <div className="flex flex-wrap items-end gap-2">
            <Field label="Sort">
              {(control) => (
                <NativeSelect
                  {...control}
                  value={sort}
                  onChange={({ target }) => choose(target.value as VenueSort)}
                >
                  {Object.entries(sortWords).map(([value, words]) => (
                    <option key={value} value={value}>
                      {words}
                    </option>
                  ))}
                </NativeSelect>
              )}
            </Field>
            <a
              href={`/api/v1/organizations/${request.organizationId}/rfps/${request.id}/comparison.csv${initial.near && `?near=${initial.near}`}`}
              download
              className={buttonStyles({ variant: "secondary" })}
            >
              <Download aria-hidden="true" />
              Download CSV
            </a>
          </div>
        </div>
        <VenuesCompared
          sort={sort}
          onSort={choose}
          rows={inOrder(venues, order).map((venue) => ({
            ...shared,
            venue,
            people,
            entry: entries.find(({ venueId }) => venueId === venue.venueId) ?? null,
            onStar: star,
          }))}
        />
      </section>
    </div>
  );
}

type CountedFromProps = { request: RfpOut; people: number | null; venues: readonly ComparedVenue[] };

/** For how many people prices are counted, and from where distances. */
function CountedFrom({ request, people, venues }: CountedFromProps) {
  const isPriced = people !== null && venues.some(({ pricePerHead }) => pricePerHead !== null);
  const isMeasured = venues.some(({ distanceKm }) => distanceKm !== null);
  return (
    <p className="text-muted text-sm tabular-nums empty:hidden">
      {isPriced && `Prices per person are for ${counted(people, "person", "people")}. `}
      {isMeasured && request.city && (
        <>
          Distances are from the middle of <bdi>{request.city}</bdi>.
        </>
      )}
    </p>
  );
}
