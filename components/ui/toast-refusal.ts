import { toast } from "./toast";

/** Says why something was refused. The sentences are loaded when the first one is needed. */
export async function toastRefusal(error: unknown, more: { id?: string } = {}): Promise<void> {
  const { errorFacts, errorMessage } = await import("@/lib/error-message");
  toast({ title: errorMessage(errorFacts(error)), tone: "danger", ...more });
}
