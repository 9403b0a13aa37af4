import { Lock } from "lucide-react";
import { useId } from "react";
import { CHANNELS, type Channel } from "@/server/domains/notifications/kinds/schema";
import type { KindPreferences } from "@/server/domains/notifications/preferences/schema";
import { PreferenceSwitch } from "./preference-switch";
import { CHANNEL_LABELS, WHY_ALWAYS } from "./preference-words";

/** The columns of the table on wide screens; on narrow ones the switches stand below what they are for. */
export const COLUMNS =
  "grid grid-cols-3 sm:grid-cols-[minmax(0,1fr)_repeat(3,5rem)] group-data-push/push:grid-cols-4 sm:group-data-push/push:grid-cols-[minmax(0,1fr)_repeat(4,5rem)]";
/** A column for push messages is there where the browser can get them. */
export const shownIf = (channel: Channel, display: "flex" | "block"): string => {
  if (channel !== "push") return display;
  return display === "flex" ? "hidden group-data-push/push:flex" : "hidden group-data-push/push:block";
};

/** One kind of notification and its channels. */
export function PreferenceRow({ row, hasPhone }: { row: KindPreferences; hasPhone: boolean }) {
  const id = useId();
  const why = Object.values(row.channels).some(({ fixed }) => fixed === "always") && WHY_ALWAYS[row.kind];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every browser.
    <div
      role="group"
      aria-labelledby={id}
      className={`${COLUMNS} items-center gap-y-2 border-border border-t py-3`}
    >
      <div className="col-span-full pr-4 text-sm sm:col-span-1">
        <p id={id}>{row.label}</p>
        {why && <p className="text-muted text-xs">{why}</p>}
      </div>
      {CHANNELS.map((channel) => (
        <div key={channel} className={`${shownIf(channel, "flex")} flex-col gap-1 sm:items-center`}>
          <span aria-hidden="true" className="text-muted text-xs sm:hidden">
            {CHANNEL_LABELS[channel]}
          </span>
          <Cell row={row} channel={channel} hasPhone={hasPhone} />
        </div>
      ))}
    </div>
  );
}

type CellProps = { row: KindPreferences; channel: Channel; hasPhone: boolean };

function Cell({ row: { kind, label, channels }, channel, hasPhone }: CellProps) {
  const { enabled, fixed } = channels[channel];
  const name = CHANNEL_LABELS[channel];
  if (fixed === "never") {
    return (
      <span className="flex h-6 items-center text-muted text-sm">
        <span aria-hidden="true">–</span>
        <span className="sr-only">Not told by {name}</span>
      </span>
    );
  }
  if (fixed === "always") {
    return (
      <span className="flex h-6 items-center gap-1 text-muted text-xs">
        <Lock aria-hidden="true" className="size-3" />
        Always
      </span>
    );
  }
  const needsPhone = channel === "whatsapp" && !hasPhone;
  return (
    <PreferenceSwitch
      kind={kind}
      channel={channel}
      initial={enabled}
      label={needsPhone ? `${label}: ${name}, needs a phone` : `${label}: ${name}`}
      disabled={needsPhone}
    />
  );
}
