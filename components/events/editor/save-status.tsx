import { CloudAlert, CloudCheck } from "lucide-react";
import { errorMessage } from "@/lib/error-message";
import type { ErrorFacts } from "@/lib/refusals/table";
import { faultsIn } from "./server-faults";
import type { Editor } from "./use-editor";

/** What of the form is safe, in a few words. */
export function SaveStatus({ editor }: { editor: Editor }) {
  const { tone, text } = statusOf(editor);
  const Icon = tone === "danger" ? CloudAlert : CloudCheck;
  return (
    <p
      role="status"
      className={`flex min-w-0 items-center gap-1.5 text-sm ${tone === "danger" ? "text-danger" : "text-muted"}`}
    >
      {tone !== "plain" && <Icon aria-hidden="true" className="size-4 shrink-0" />}
      <span className="line-clamp-2">{text}</span>
    </p>
  );
}

type Status = { tone: "plain" | "saved" | "danger"; text: string };

function statusOf(editor: Editor): Status {
  const { state, event, values, isDraft, isDirty, isValid } = editor;
  if (state.kind === "conflict")
    return { tone: "danger", text: "Not saved: someone else changed this event" };
  if (state.kind === "saving") return { tone: "plain", text: "Saving…" };
  if (state.kind === "failed" && !isMended(editor, state.error))
    return { tone: "danger", text: failureText(state.error) };
  if (isDirty && !isDraft) return { tone: "plain", text: "Unsaved changes" };
  if (event === null && values.title.trim() === "")
    return { tone: "plain", text: "Saved once you add a title" };
  if (isDirty && !isValid) return { tone: "danger", text: "Not saved: see below" };
  if (isDirty) return { tone: "plain", text: "Saving…" };
  if (state.kind === "saved") return { tone: "saved", text: `Saved ${clock(state.at)}` };
  return { tone: "plain", text: event ? "All saved" : "Saved as you write" };
}

/** The fields that the server refused were changed since, and their faults are not shown any longer. */
function isMended({ form }: Editor, error: ErrorFacts): boolean {
  const faults = faultsIn(error);
  return faults.length > 0 && faults.every(({ field }) => !form.formState.errors[field]);
}

/** What is said beside a field is not said again here. */
function failureText(error: ErrorFacts): string {
  return faultsIn(error).length > 0 ? "Not saved: see below" : errorMessage(error);
}

function clock(at: Date): string {
  return at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
