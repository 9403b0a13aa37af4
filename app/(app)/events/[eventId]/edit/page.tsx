import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { CancelledNotice } from "@/components/events/editor/cancelled-notice";
import { EventEditor } from "@/components/events/editor/event-editor";
import { toFormValues } from "@/components/events/editor/form-values";
import { roleReaches } from "@/server/domains/events/access/policy";
import { getViewer, serverCaller } from "@/server/trpc/caller";
import { refusalIn } from "@/server/trpc/errors";

export const metadata: Metadata = { title: "Edit event", robots: { index: false } };

type EditEventPageProps = { params: Promise<{ eventId: string }> };

/** For the host and co-hosts; other users get not-found. */
export default async function EditEventPage({ params }: EditEventPageProps) {
  const { eventId } = await params;
  if (!(await getViewer())) {
    redirect(`/sign-in?callbackUrl=${encodeURIComponent(`/events/${encodeURIComponent(eventId)}/edit`)}`);
  }
  const caller = await serverCaller();
  const event = await caller.events.get({ eventId }).catch((error: unknown) => {
    const code = refusalIn(error)?.code;
    if (code === "not-found" || code === "invalid") notFound();
    throw error;
  });
  if (!roleReaches(event.viewerRole, "cohost")) notFound();
  if (event.status === "cancelled") return <CancelledNotice event={event} />;
  const { items } = await caller.groups.forEvents();
  // It stays in its group until another one is chosen, also where its editor makes no events in that group.
  const groups =
    event.group && !items.some(({ id }) => id === event.group?.id) ? [event.group, ...items] : items;
  return (
    <EventEditor
      key={event.id}
      event={event}
      values={toFormValues(event)}
      groups={groups}
      host={event.host}
      renderedAt={new Date().toISOString()}
    />
  );
}
