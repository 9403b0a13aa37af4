import { CalendarX, CircleCheck, CircleDashed, CircleHelp, Sun } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { AvailabilityStatus, BadgeColor, BadgeOut } from "@/server/domains/availability/schema";

export const badgeTones: Record<BadgeColor, BadgeTone> = {
  grey: "neutral",
  green: "success",
  amber: "warning",
  red: "danger",
  blue: "accent",
};

const icons: Record<AvailabilityStatus, ReactNode> = {
  not_set: <CircleHelp aria-hidden="true" />,
  accepting_events: <CircleCheck aria-hidden="true" />,
  limited_availability: <CircleDashed aria-hidden="true" />,
  fully_booked: <CalendarX aria-hidden="true" />,
  seasonal: <Sun aria-hidden="true" />,
};

type AvailabilityBadgeProps = {
  badge: Pick<BadgeOut, "status" | "label" | "color">;
  size?: "sm" | "md" | "lg";
};

/** Whether a venue takes events: in colour, with an icon, and in words. */
export function AvailabilityBadge({ badge, size = "md" }: AvailabilityBadgeProps) {
  return (
    <Badge tone={badgeTones[badge.color]} size={size}>
      {icons[badge.status]}
      {badge.label}
    </Badge>
  );
}
