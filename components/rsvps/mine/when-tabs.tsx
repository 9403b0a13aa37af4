import { ViewTabs } from "@/components/ui/view-tabs";

const tabs = [
  { view: "upcoming", href: "/me", label: "Upcoming" },
  { view: "past", href: "/me?when=past", label: "Past" },
] as const;

/** Which of the viewer's events are shown. Null while that is not known yet. */
export function WhenTabs({ when }: { when: "upcoming" | "past" | null }) {
  return <ViewTabs label="Which events" tabs={tabs} current={when} />;
}
