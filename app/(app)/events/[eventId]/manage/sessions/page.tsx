import type { Metadata } from "next";
import { chosenDay } from "@/components/sessions-desk/chosen-day";
import { SESSIONS_PER_PAGE } from "@/components/sessions-desk/page-size";
import { SessionsView } from "@/components/sessions-desk/sessions-view";
import { loadManagedEvent, type ManageParams } from "../managed-event";

export const metadata: Metadata = { title: "Sessions" };

type SessionsPageProps = ManageParams & {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function SessionsPage({ params, searchParams }: SessionsPageProps) {
  const { caller, event } = await loadManagedEvent((await params).eventId);
  const eventId = event.id;
  const [outline, warnings, rooms, tracks] = await Promise.all([
    caller.sessions.outline({ eventId }),
    caller.sessions.warnings({ eventId }),
    caller.sessions.rooms.list({ eventId }),
    caller.sessions.tracks.list({ eventId }),
  ]);
  const now = new Date();
  const day = chosenDay(outline, { asked: (await searchParams).day, now });
  const page = await caller.sessions.list({ eventId, limit: SESSIONS_PER_PAGE, ...(day && { day }) });
  return <SessionsView first={{ day, page, outline, warnings, rooms, tracks }} />;
}
