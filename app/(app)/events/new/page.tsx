import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EventEditor } from "@/components/events/editor/event-editor";
import { newFormValues } from "@/components/events/editor/form-values";
import { newEventPath } from "@/components/groups/events/when";
import { getViewer, serverCaller } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "New event" };

type NewEventPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** `?group=` names the group that the event is to belong to, by its slug. */
export default async function NewEventPage({ searchParams }: NewEventPageProps) {
  const [viewer, { group: slug }] = await Promise.all([getViewer(), searchParams]);
  if (!viewer) {
    const path = typeof slug === "string" ? newEventPath(slug) : "/events/new";
    redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  }
  const { items: groups } = await (await serverCaller()).groups.forEvents();
  const groupId = groups.find((group) => group.slug === slug)?.id ?? "";
  const now = new Date();
  return (
    <EventEditor
      event={null}
      values={{ ...newFormValues(viewer.timeZone, now), groupId }}
      groups={groups}
      host={{ name: viewer.name, imageUrl: viewer.imageUrl }}
      renderedAt={now.toISOString()}
    />
  );
}
