import type { Metadata } from "next";
import { addressIn } from "@/components/operations/choices";
import { EventsView } from "@/components/operations/events/events-view";
import { eventsInput } from "@/components/operations/events/filters";
import { type AdminPageProps, adminCaller } from "../admin-caller";

export const metadata: Metadata = { title: "Events" };

export default async function AdminEventsPage({ searchParams }: AdminPageProps) {
  const { admin } = await adminCaller();
  const input = eventsInput(await addressIn(searchParams));
  return <EventsView first={{ page: await admin.events.list(input), input }} />;
}
