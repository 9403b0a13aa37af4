import { CalendarPlus } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { PillLinks } from "@/components/ui/pill-links";
import { type EventsWhen, groupEventsPath, newEventPath } from "./when";

const SPANS: readonly { when: EventsWhen; label: string }[] = [
  { when: "upcoming", label: "Upcoming" },
  { when: "past", label: "Past" },
];

type EventsBarProps = { slug: string; when: EventsWhen; mayMake: boolean };

/** Upcoming or past, as links that work without any script, and making an event. */
export function EventsBar({ slug, when, mayMake }: EventsBarProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <PillLinks
        label="Which events"
        links={SPANS.map((span) => ({
          key: span.when,
          href: groupEventsPath(slug, span.when),
          text: span.label,
          isCurrent: span.when === when,
        }))}
      />
      {mayMake && <NewEventLink slug={slug} />}
    </div>
  );
}

export function NewEventLink({ slug }: { slug: string }) {
  return (
    <ButtonLink href={newEventPath(slug)} prefetch={false}>
      <CalendarPlus aria-hidden="true" />
      New event
    </ButtonLink>
  );
}
