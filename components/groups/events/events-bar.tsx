import { CalendarPlus } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { Link } from "@/components/ui/link";
import { cn } from "@/lib/class-names";
import { type EventsWhen, groupEventsPath } from "./when";

const SPANS: readonly { when: EventsWhen; label: string }[] = [
  { when: "upcoming", label: "Upcoming" },
  { when: "past", label: "Past" },
];

type EventsBarProps = { slug: string; when: EventsWhen; mayMake: boolean };

/** Upcoming or past, as links that work without any script, and making an event. */
export function EventsBar({ slug, when, mayMake }: EventsBarProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <nav aria-label="Which events">
        <ul className="flex gap-1">
          {SPANS.map((span) => (
            <li key={span.when}>
              <Link
                href={groupEventsPath(slug, span.when)}
                aria-current={span.when === when ? "true" : undefined}
                scroll={false}
                className={cn(
                  "hit-area relative flex h-8 items-center rounded-full px-3 font-medium text-sm transition-colors",
                  span.when === when ? "bg-text text-background" : "bg-fill text-text hover:bg-fill-strong",
                )}
              >
                {span.label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {mayMake && <NewEventLink slug={slug} />}
    </div>
  );
}

export function NewEventLink({ slug }: { slug: string }) {
  return (
    <ButtonLink href={`/events/new?group=${encodeURIComponent(slug)}`} prefetch={false}>
      <CalendarPlus aria-hidden="true" />
      New event
    </ButtonLink>
  );
}
