import { ArrowRight, Plus } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import type { EventSummary } from "@/server/domains/events/schema";
import { CoverStack } from "./cover-stack";

/** What this site is, for newcomers. */
export function Hero({ events, now }: { events: EventSummary[]; now: Date }) {
  return (
    <section className="grid items-center gap-10 py-6 sm:py-10 lg:grid-cols-[minmax(0,1fr)_26rem] lg:gap-16">
      <div>
        <h1 className="text-4xl sm:text-5xl">Events that are never overbooked.</h1>
        <p className="mt-5 max-w-xl text-lg text-muted">
          See the seats move live, RSVP in one click, and when it is full, know exactly where you are on the
          waitlist. When a seat opens up, it goes to the next person on the waitlist.
        </p>
        <div className="mt-8 flex flex-wrap gap-3">
          <ButtonLink href="/events" size="lg">
            Find an event
            <ArrowRight aria-hidden="true" />
          </ButtonLink>
          <ButtonLink href="/events/new" size="lg" variant="secondary">
            <Plus aria-hidden="true" />
            Create your own
          </ButtonLink>
        </div>
      </div>
      {events.length > 0 && <CoverStack events={events} now={now} />}
    </section>
  );
}
