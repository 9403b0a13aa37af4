import type { Metadata } from "next";
import { pageAt } from "@/app/page-at";
import { EventsBar } from "@/components/groups/events/events-bar";
import { GroupEvents } from "@/components/groups/events/group-events";
import { EVENTS_PER_PAGE } from "@/components/groups/events/page-size";
import { whenIn } from "@/components/groups/events/when";
import { GroupFrame } from "@/components/groups/home/group-frame";
import { serverCaller } from "@/server/trpc/caller";
import { groupMetadata } from "../group-metadata";
import { type GroupPageProps, loadFrame, word } from "../shown-group";

export async function generateMetadata({ params }: GroupPageProps): Promise<Metadata> {
  return groupMetadata((await params).slug, "Events");
}

export default async function GroupEventsPage({ params, searchParams }: GroupPageProps) {
  const [{ group, frame }, asked] = await Promise.all([loadFrame(params), searchParams]);
  const [when, cursor] = [whenIn(asked.when), word(asked.cursor)];
  const { groups } = await serverCaller();
  const query = { groupId: group.id, when, limit: EVENTS_PER_PAGE };
  const [page, makers] = await Promise.all([
    pageAt(cursor, (at) => groups.events({ ...query, cursor: at })),
    group.role === null ? null : groups.forEvents(),
  ]);
  const mayMake = makers?.items.some(({ id }) => id === group.id) ?? false;
  return (
    <GroupFrame {...frame} tab="events">
      <div className="space-y-5">
        <EventsBar slug={group.slug} when={when} mayMake={mayMake} />
        <GroupEvents
          group={{ id: group.id, slug: group.slug }}
          when={when}
          page={page}
          mayMake={mayMake}
          now={frame.now}
        />
      </div>
    </GroupFrame>
  );
}
