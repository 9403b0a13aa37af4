import { SettingsSkeleton } from "@/components/rsvps/manage/settings/settings-skeleton";

export default function SettingsLoading() {
  return <SettingsSkeleton />;
}
