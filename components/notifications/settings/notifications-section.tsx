import { SettingsSection } from "@/components/accounts/settings/section";
import { PushColumns } from "@/components/push/push-columns";
import { PushDevices } from "@/components/push/push-devices";
import type { Preferences } from "@/server/domains/notifications/preferences/schema";
import { DigestChoice } from "./digest-choice";
import { PreferenceTable } from "./preference-table";
import { QuietHoursForm } from "./quiet-hours-form";

type NotificationsSectionProps = {
  preferences: Preferences;
  /** Whether the site sends push messages. */
  hasPush: boolean;
  /** How often a digest of their groups is emailed. */
  digest: "never" | "daily" | "weekly";
};

/** A person's notification settings and quiet hours. */
export function NotificationsSection({ preferences, hasPush, digest }: NotificationsSectionProps) {
  const { quiet, timeZone, kinds } = preferences;
  const isInGroups = kinds.some(({ topic }) => topic === "groups");
  return (
    <SettingsSection
      id="notifications"
      title="Notifications"
      description="Choose what you get and where. Changes save automatically."
    >
      <div className="space-y-8">
        <PushColumns hasPush={hasPush}>
          <PreferenceTable {...preferences} />
        </PushColumns>
        {hasPush && <PushDevices />}
        {isInGroups && <DigestChoice initial={digest} timeZone={timeZone} />}
        <QuietHoursForm quiet={quiet} timeZone={timeZone} />
      </div>
    </SettingsSection>
  );
}
