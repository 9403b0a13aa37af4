import type { Metadata } from "next";
import { FeedbackReport } from "@/components/feedback/feedback-report";
import { loadManagedEvent, type ManageParams } from "../managed-event";

export const metadata: Metadata = { title: "Feedback" };

export default async function ManageFeedbackPage({ params }: ManageParams) {
  const { caller, event } = await loadManagedEvent((await params).eventId);
  const [summary, first] = await Promise.all([
    caller.feedback.summary({ eventId: event.id }),
    caller.feedback.list({ eventId: event.id }),
  ]);
  return <FeedbackReport eventId={event.id} summary={summary} first={first} />;
}
