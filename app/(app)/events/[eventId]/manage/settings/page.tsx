import type { Metadata } from "next";
import { SettingsView } from "@/components/events/manage/settings/settings-view";
import { loadManagedEvent, type ManageParams } from "../managed-event";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: ManageParams) {
  const { caller, event } = await loadManagedEvent((await params).eventId);
  const [staff, reminders] = await Promise.all([
    caller.events.staff.list({ eventId: event.id }),
    caller.reminders.list({ eventId: event.id }),
  ]);
  return <SettingsView staff={staff.items} reminders={reminders.items} />;
}
