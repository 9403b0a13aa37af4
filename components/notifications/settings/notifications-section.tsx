import { SettingsSection } from "@/components/accounts/settings/section";
import type { Preferences } from "@/server/domains/notifications/preferences/schema";
import { PreferenceTable } from "./preference-table";
import { QuietHoursForm } from "./quiet-hours-form";

/** A person's notification settings and quiet hours. */
export function NotificationsSection({ preferences }: { preferences: Preferences }) {
  const { quiet, timeZone } = preferences;
  return (
    <SettingsSection
      id="notifications"
      title="Notifications"
      description="Choose what you get and where. Changes save automatically."
    >
      <div className="space-y-8">
        <PreferenceTable {...preferences} />
        <QuietHoursForm quiet={quiet} timeZone={timeZone} />
      </div>
    </SettingsSection>
  );
}
