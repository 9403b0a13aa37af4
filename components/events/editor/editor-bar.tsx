import { ExternalLink } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { SaveStatus } from "./save-status";
import type { Editor } from "./use-editor";

const badges = {
  draft: { tone: "outline", children: "Draft" },
  published: { tone: "success", children: "Published" },
  ended: { tone: "neutral", children: "Over" },
} as const;

/** The event's status and the actions on it; stays in view while the page scrolls. */
export function EditorBar({ editor }: { editor: Editor }) {
  const { event, state, isDraft, isDirty, isPublishing } = editor;
  const isSaving = state.kind === "saving";
  return (
    <div className="sticky top-14 z-30 border-border border-b bg-background/90 backdrop-blur-md">
      <div className="mx-auto flex min-h-14 max-w-wide items-center gap-3 px-4 py-2 sm:px-6">
        <Badge {...badges[isDraft ? "draft" : event?.status === "ended" ? "ended" : "published"]} />
        <SaveStatus editor={editor} />
        <div className="ml-auto flex shrink-0 items-center gap-2">
          {event && (
            <ButtonLink href={`/events/${event.slug}`} variant="ghost" size="sm">
              <ExternalLink aria-hidden="true" />
              <span className="max-sm:sr-only">View page</span>
            </ButtonLink>
          )}
          {isDraft && state.kind === "failed" && (
            <Button variant="secondary" size="sm" onClick={editor.saveNow}>
              Try again
            </Button>
          )}
          {isDraft ? (
            <Button type="submit" size="sm" pending={isPublishing} disabled={state.kind === "conflict"}>
              Publish
            </Button>
          ) : (
            <Button
              type="submit"
              size="sm"
              pending={isSaving}
              disabled={!isDirty || state.kind === "conflict"}
            >
              <span>
                Save<span className="max-sm:sr-only"> changes</span>
              </span>
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
