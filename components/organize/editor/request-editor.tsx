"use client";

import { ChevronLeft } from "lucide-react";
import { useHeldText } from "@/components/ui/held-text";
import { Link } from "@/components/ui/link";
import type { RfpOut } from "@/server/domains/rfps/schema";
import { organizePages } from "../organize-paths";
import { BasicsPart } from "./basics-part";
import { DatesPart } from "./dates-part";
import { DetailsPart } from "./details-part";
import { EditorAside } from "./editor-aside";
import { PeoplePart } from "./people-part";
import { type PickedVenue, useRequestDraft } from "./use-request-draft";
import { VenuesPart } from "./venues-part";

type RequestEditorProps = {
  initial: RfpOut | null;
  venue: PickedVenue | null;
  organizationId: string;
  orgSlug: string;
  timeZone: string;
};

/** Writes a request: sections on one page, saved automatically, and sent from the checklist beside them. */
export function RequestEditor(props: RequestEditorProps) {
  const draft = useRequestDraft(props);
  const { isDirty, state, values } = draft;
  const isWaiting = values.title.trim() === "" || state.kind === "failed" || state.kind === "conflict";
  useHeldText(isDirty && (isWaiting || draft.faults.length > 0));
  const part = {
    draft,
    faults: Object.fromEntries(draft.faults.map((fault) => [fault.field, fault.message])),
  };
  return (
    <div className="space-y-5">
      <header className="space-y-2">
        <Link
          href={organizePages(props.orgSlug).requests("draft")}
          className="-ml-1 inline-flex items-center gap-0.5 rounded-sm text-muted text-sm hover:text-text"
        >
          <ChevronLeft aria-hidden="true" className="size-4" />
          Requests
        </Link>
        <h2 className="wrap-anywhere text-xl">
          {values.title.trim() ? <bdi>{values.title}</bdi> : "New request"}
        </h2>
      </header>
      <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_20rem] xl:items-start">
        {/* It says itself what it holds. */}
        <div data-passing-text className="min-w-0 space-y-5">
          <BasicsPart {...part} />
          <DatesPart {...part} timeZone={props.timeZone} />
          <PeoplePart {...part} />
          <DetailsPart {...part} />
          <VenuesPart {...part} organizationId={props.organizationId} />
        </div>
        <EditorAside draft={draft} orgSlug={props.orgSlug} timeZone={props.timeZone} />
      </div>
    </div>
  );
}
