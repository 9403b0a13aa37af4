"use client";

import { Circle, CloudAlert, CloudCheck } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { faultsToSend } from "@/server/domains/rfps/policy";
import { DeleteDraft } from "./delete-draft";
import { fieldsOf } from "./request-values";
import { SendRequest } from "./send-request";
import type { RequestDraft } from "./use-request-draft";

export type AsideProps = { draft: RequestDraft; orgSlug: string; timeZone: string };

/** What is saved, what is missing before the request can be sent, and the button that sends it. */
export function EditorAside(props: AsideProps) {
  const { draft } = props;
  const missing = missingIn(draft, props.timeZone);
  return (
    <aside aria-label="Send" className="space-y-4 xl:sticky xl:top-20">
      <Card className="space-y-4">
        <SaveState draft={draft} />
        {draft.state.kind === "conflict" && (
          <Callout
            tone="warning"
            role="alert"
            title="This request was changed somewhere else"
            action={
              <Button size="sm" variant="secondary" onClick={() => void draft.reload()}>
                Load the newer version
              </Button>
            }
          >
            Your text is still in the form but not saved. Copy what you want to keep, then load the newer
            version.
          </Callout>
        )}
        {missing.length > 0 ? (
          <div className="space-y-2 text-sm">
            <h3 className="text-base">Before you send</h3>
            <ul className="space-y-1.5">
              {missing.map(({ field, message }) => (
                <li key={`${field} ${message}`} className="flex gap-2">
                  <Circle aria-hidden="true" className="mt-1 size-3 shrink-0 text-muted" />
                  <a href={`#${partOf(field)}`} className="rounded-sm underline-offset-4 hover:underline">
                    {message}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ) : (
          <p className="text-sm">Everything is there. Venues get the request when you send it.</p>
        )}
        <SendRequest {...props} isReady={missing.length === 0} />
        {draft.saved && <DeleteDraft {...props} saved={draft.saved} />}
      </Card>
    </aside>
  );
}

/** What the server would refuse if the form were sent as it is. */
function missingIn({ values, saved, picked, faults }: RequestDraft, timeZone: string) {
  const { responseDeadline, attachmentIds: _, ...fields } = fieldsOf(values, timeZone);
  const facts = {
    ...fields,
    status: "draft" as const,
    latitude: saved?.latitude ?? null,
    longitude: saved?.longitude ?? null,
    responseDeadline: responseDeadline ? new Date(responseDeadline) : null,
  };
  const venues = saved ? saved.venues.length : picked ? 1 : 0;
  const found = faultsToSend(facts, venues, new Date());
  const known = new Set(found.map(({ field }) => field));
  return [...found, ...faults.filter(({ field }) => !known.has(field))];
}

const PARTS: [RegExp, string][] = [
  [/^(title|eventType|city)/, "part-basics"],
  [/^(preferredDates|alternativeDates|responseDeadline|datesFlexible)/, "part-dates"],
  [/^(attendance|budget|currency|spaceRequirements)/, "part-people"],
  [/^(needs|attachmentIds)/, "part-details"],
];

function partOf(field: string): string {
  return PARTS.find(([pattern]) => pattern.test(field))?.[1] ?? "part-venues";
}

function SaveState({ draft: { state, isDirty, faults, saved, values } }: Pick<AsideProps, "draft">) {
  const [tone, text] = wordsOf();
  const Icon = tone === "danger" ? CloudAlert : CloudCheck;
  return (
    <p
      role="status"
      className={`flex items-center gap-1.5 text-sm ${tone === "danger" ? "text-danger" : "text-muted"}`}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      {text}
    </p>
  );

  function wordsOf(): ["plain" | "danger", string] {
    if (state.kind === "conflict") return ["danger", "Not saved"];
    if (state.kind === "failed" && isDirty)
      return ["danger", faults.length > 0 ? "Not saved: see below" : state.message];
    if (state.kind === "saving") return ["plain", "Saving…"];
    if (!saved && values.title.trim() === "") return ["plain", "Saved automatically once you add a title"];
    if (isDirty && faults.length > 0) return ["danger", "Not everything is saved: see below"];
    return isDirty ? ["plain", "Saving…"] : ["plain", "Saved"];
  }
}
