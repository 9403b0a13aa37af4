import { SettingsSkeleton } from "@/components/events/manage/settings/settings-skeleton";

export default function SettingsLoading() {
  return <SettingsSkeleton />;
}
