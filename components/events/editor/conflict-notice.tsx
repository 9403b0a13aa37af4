import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { EventDetails } from "@/server/domains/events/schema";

/** Shown when two hosts changed the same field: the form keeps its text until the host loads the other version. */
export function ConflictNotice({ newer, onLoad }: { newer: EventDetails; onLoad: () => void }) {
  return (
    <Callout
      tone="warning"
      role="alert"
      title="Someone else changed this event while you were writing"
      action={
        <Button variant="secondary" size="sm" onClick={onLoad}>
          Load the newer version
        </Button>
      }
    >
      It is now called “{newer.title}”. Your version is still in the form and is not saved; copy what you want
      to keep, then load theirs.
    </Callout>
  );
}
