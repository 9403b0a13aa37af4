import { CalendarPlus, SearchX } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { ViewTabs } from "@/components/ui/view-tabs";
import { HOSTING_STATES, type HostingPage, type HostingState } from "@/server/domains/events/hosting/schema";
import { type HostingFilters, hostingPath, stateLabels, sumOf } from "./hosting-address";
import { HostingList } from "./hosting-list";
import { HostingSearch } from "./hosting-search";

type HostingViewProps = {
  page: HostingPage;
  filters: HostingFilters;
  /** Whether the page is the first of its list. */
  isFirst: boolean;
  renderedAt: string;
};

/** Everything that the viewer runs: searched, in groups, page by page. */
export function HostingView({ page, filters, isFirst, renderedAt }: HostingViewProps) {
  const { q, show } = filters;
  const tabs = HOSTING_STATES.map((view) => ({
    view,
    href: hostingPath({ show: view, q }),
    label: stateLabels[view],
    count: page.totals[view],
  }));
  return (
    <div className="space-y-6">
      <HostingSearch filters={filters} />
      <ViewTabs label="Which events" tabs={tabs} current={show} />
      {page.items.length === 0 ? (
        <NothingHere page={page} filters={filters} />
      ) : (
        <HostingList
          key={`${show} ${q} ${page.items[0]?.event.id}`}
          first={page}
          filters={filters}
          isFirst={isFirst}
          renderedAt={renderedAt}
        />
      )}
      {!isFirst && (
        <p className="text-center text-sm">
          <ButtonLink href={hostingPath(filters)} variant="ghost" size="sm">
            Back to the first page
          </ButtonLink>
        </p>
      )}
    </div>
  );
}

const EMPTY: Record<HostingState, { title: string; description: string }> = {
  upcoming: {
    title: "No upcoming events",
    description: "Events you publish show up here, the next one first.",
  },
  draft: { title: "No drafts", description: "Events you haven't published yet show up here." },
  past: { title: "No past events", description: "Events show up here once they're over." },
  cancelled: { title: "No cancelled events", description: "Events you cancel stay here." },
};

function NothingHere({ page, filters: { q, show } }: Pick<HostingViewProps, "page" | "filters">) {
  if (q === "") {
    const isNew = sumOf(page.totals) === 0;
    return (
      <EmptyState
        icon={<CalendarPlus />}
        title={isNew ? "You don't host any events yet" : EMPTY[show].title}
        description={
          isNew ? "Create your first one: a title and a time are enough to begin." : EMPTY[show].description
        }
        action={<ButtonLink href="/events/new">Create an event</ButtonLink>}
      />
    );
  }
  const elsewhere = HOSTING_STATES.find((state) => page.totals[state] > 0);
  return (
    <EmptyState
      icon={<SearchX />}
      title={`Nothing matches “${q}” here`}
      description={
        elsewhere
          ? `Other tabs have matches.`
          : "Try fewer words. Search looks at titles, places and descriptions."
      }
      action={
        <ButtonLink
          href={elsewhere ? hostingPath({ show: elsewhere, q }) : hostingPath({ show, q: "" })}
          variant="secondary"
        >
          {elsewhere ? `Show matches in ${stateLabels[elsewhere]}` : "Clear search"}
        </ButtonLink>
      }
    />
  );
}
