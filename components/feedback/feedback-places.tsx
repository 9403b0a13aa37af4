import { MessageSquare } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { errorMessage } from "@/lib/error-message";
import type { FeedbackPlace } from "@/server/domains/feedback/schema";
import { FeedbackForm } from "./feedback-form";

/** What a person may rate, the event first; the reason where they may rate nothing. */
export function FeedbackPlaces({ eventId, places }: { eventId: string; places: FeedbackPlace[] }) {
  const shown = places.filter(({ canGive }) => canGive);
  const why = places[0]?.why;
  if (shown.length === 0) {
    return (
      <EmptyState
        icon={<MessageSquare />}
        title={why === "feedback.not-begun" ? "Too early for feedback" : "No feedback to give"}
        description={why ? errorMessage({ reason: why }) : "There is nothing to rate."}
      />
    );
  }
  const [own, ...sessions] = shown;
  const hasEvent = own?.sessionId === null;
  const rest = hasEvent ? sessions : shown;
  return (
    <div className="space-y-8">
      {hasEvent && own && <FeedbackForm eventId={eventId} place={own} />}
      {rest.length > 0 && (
        <section aria-labelledby="your-sessions" className="space-y-4">
          <h2 id="your-sessions" className="text-xl">
            Your sessions
          </h2>
          {rest.map((place) => (
            <FeedbackForm key={place.sessionId} eventId={eventId} place={place} />
          ))}
        </section>
      )}
    </div>
  );
}
