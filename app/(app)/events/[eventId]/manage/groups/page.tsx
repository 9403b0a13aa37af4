import type { Metadata } from "next";
import { GroupsView } from "@/components/events/manage/groups/groups-view";
import { loadManagedEvent, type ManageParams } from "../managed-event";

export const metadata: Metadata = { title: "Groups" };

export default async function GroupsPage({ params }: ManageParams) {
  const { caller, event } = await loadManagedEvent((await params).eventId);
  return <GroupsView first={await caller.claims.list({ eventId: event.id })} />;
}
