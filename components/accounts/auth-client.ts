import { notePageSignIn, pageViewerHeaders } from "@/lib/page-viewer";
import { withWork } from "@/lib/with-work";
import { refusal } from "./use-account-form";

/**
 * Signs this browser in. `password` takes `email` and `password`; `link` takes `token` and `purpose`,
 * `invitation` the `token` of an invitation's link.
 * @param send how to send it: directly, or with work where the server asks for it
 * @throws a refusal that `errorMessage` has words for
 */
export async function signInWith(
  kind: "password" | "link" | "invitation",
  fields: Record<string, string>,
  send: typeof withWork<void> = withWork,
): Promise<void> {
  await send(async (work) => {
    const { next, details } = await post(`callback/${kind}`, { ...fields, ...(work && { work }) });
    const error = next.searchParams.get("error");
    if (error || next.searchParams.has("csrf")) throw refusal(error ?? "request.forged", details);
  });
}

/** Leaves for the other site, which comes back to `callbackUrl`. */
export async function signInElsewhere(providerId: string, callbackUrl: string): Promise<void> {
  const { next } = await post(`signin/${providerId}`, { callbackUrl });
  refuseChanged(next);
  if (next.searchParams.has("error")) throw refusal("oauth.failed");
  window.location.assign(next.href);
}

/** Signs this browser out, deletes what it kept of guests and tickets, and goes home. */
export async function signOut(): Promise<void> {
  const { next } = await post("signout", { callbackUrl: "/" });
  refuseChanged(next);
  await import("@/components/check-in/offline/door-store")
    .then(({ forgetGuests }) => forgetGuests())
    .catch(() => {});
  goTo("/");
}

/** A full page load, so that nothing rendered for another person is left. */
export function goTo(path: string): void {
  window.location.assign(path);
}

/** @throws where another person is signed in by now */
function refuseChanged(next: URL): void {
  const error = next.searchParams.get("error");
  if (error !== "sign-in.changed") return;
  notePageSignIn(error);
  throw refusal(error);
}

type Answer = { next: URL; details: Record<string, unknown> | undefined };

/** Answers where to go next, and the facts of a refusal. Every write needs the token that only our own pages can read. */
async function post(action: string, fields: Record<string, string>): Promise<Answer> {
  try {
    const { csrfToken } = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
    const answer = await fetch(`/api/auth/${action}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...pageViewerHeaders() },
      body: JSON.stringify({ ...fields, csrfToken, json: "true" }),
    });
    const { url, details } = (await answer.json()) as { url: string; details?: Record<string, unknown> };
    return { next: new URL(url, window.location.href), details };
  } catch {
    throw refusal("network.lost");
  }
}
