import { groupBy } from "@/lib/group-by";
import { CHANNELS } from "@/server/domains/notifications/kinds/schema";
import type { Preferences } from "@/server/domains/notifications/preferences/schema";
import { COLUMNS, PreferenceRow, shownIf } from "./preference-row";
import { CHANNEL_LABELS, TOPIC_LABELS } from "./preference-words";

/** Every kind of notification, by what it is about. */
export function PreferenceTable({ kinds, hasPhone }: Pick<Preferences, "kinds" | "hasPhone">) {
  return (
    <div>
      <div
        aria-hidden="true"
        className={`${COLUMNS} pb-1 text-muted text-xs max-sm:hidden sm:[&>span]:text-center`}
      >
        <span />
        {CHANNELS.map((channel) => (
          <span key={channel} className={shownIf(channel, "block")}>
            {CHANNEL_LABELS[channel]}
          </span>
        ))}
      </div>
      <div className="space-y-6">
        {[...groupBy(kinds, ({ topic }) => topic)].map(([topic, rows]) => (
          <section key={topic} aria-labelledby={`topic-${topic}`}>
            <h3 id={`topic-${topic}`} className="pb-2 font-medium text-sm">
              {TOPIC_LABELS[topic]}
            </h3>
            {rows.map((row) => (
              <PreferenceRow key={row.kind} row={row} hasPhone={hasPhone} />
            ))}
          </section>
        ))}
      </div>
      {!hasPhone && (
        <p className="mt-2 border-border border-t pt-3 text-muted text-sm">
          <a href="#phone" className="text-accent-text underline underline-offset-2">
            Add a phone
          </a>{" "}
          to get WhatsApp messages about seats being held for you.
        </p>
      )}
    </div>
  );
}
