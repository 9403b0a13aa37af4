import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EventEditor } from "@/components/events/editor/event-editor";
import { newFormValues } from "@/components/events/editor/form-values";
import { getViewer } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "New event" };

export default async function NewEventPage() {
  const viewer = await getViewer();
  if (!viewer) redirect("/sign-in?callbackUrl=%2Fevents%2Fnew");
  const now = new Date();
  return (
    <EventEditor
      event={null}
      values={newFormValues(viewer.timeZone, now)}
      host={{ name: viewer.name, imageUrl: viewer.imageUrl }}
      renderedAt={now.toISOString()}
    />
  );
}
