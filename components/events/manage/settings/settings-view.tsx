"use client";

import { RemindersCard } from "@/components/events/reminders/reminders-card";
import type { Reminder } from "@/server/domains/events/reminders/schema";
import type { StaffMember } from "@/server/domains/events/staff/schema";
import { DangerCard } from "./danger-card";
import { LinkCard } from "./link-card";
import { RestoreCard } from "./restore-card";
import { StaffCard } from "./staff-card";
import { TermsCard } from "./terms-card";

type SettingsViewProps = { staff: StaffMember[]; reminders: Reminder[] };

/** The rules of the event, its reminders, its team, its link, and its end. */
export function SettingsView({ staff, reminders }: SettingsViewProps) {
  return (
    <div className="grid max-w-prose gap-6">
      <TermsCard />
      <RemindersCard first={reminders} />
      <StaffCard staff={staff} />
      <LinkCard />
      <RestoreCard />
      <DangerCard />
    </div>
  );
}
