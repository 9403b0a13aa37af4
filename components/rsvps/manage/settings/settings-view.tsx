"use client";

import type { StaffMember } from "@/server/domains/events/staff/schema";
import { DangerCard } from "./danger-card";
import { LinkCard } from "./link-card";
import { StaffCard } from "./staff-card";
import { TermsCard } from "./terms-card";

/** The rules of the event, its team, its link, and its end. */
export function SettingsView({ staff }: { staff: StaffMember[] }) {
  return (
    <div className="grid max-w-prose gap-6">
      <TermsCard />
      <StaffCard staff={staff} />
      <LinkCard />
      <DangerCard />
    </div>
  );
}
