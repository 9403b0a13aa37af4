import { notePageSignIn, pageViewerHeaders } from "@/lib/page-viewer";
import { refusal } from "./use-account-form";

/**
 * Signs this browser in. `password` takes `email` and `password`; `link` takes `token` and `purpose`.
 * @throws a refusal that `errorMessage` has words for
 */
export async function signInWith(kind: "password" | "link", fields: Record<string, string>): Promise<void> {
  const next = await post(`callback/${kind}`, fields);
  const error = next.searchParams.get("error");
  if (error || next.searchParams.has("csrf")) throw refusal(error ?? "request.forged");
}

/** Leaves for the other site, which comes back to `callbackUrl`. */
export async function signInElsewhere(providerId: string, callbackUrl: string): Promise<void> {
  const next = await post(`signin/${providerId}`, { callbackUrl });
  refuseChanged(next);
  if (next.searchParams.has("error")) throw refusal("oauth.failed");
  window.location.assign(next.href);
}

/** Signs this browser out and goes home. */
export async function signOut(): Promise<void> {
  const next = await post("signout", { callbackUrl: "/" });
  refuseChanged(next);
  goTo("/");
}

/** A whole new page, so that nothing rendered for somebody else is left. */
export function goTo(path: string): void {
  window.location.assign(path);
}

/** @throws where the page was opened as somebody else than who is signed in by now */
function refuseChanged(next: URL): void {
  const error = next.searchParams.get("error");
  if (error !== "sign-in.changed") return;
  notePageSignIn(error);
  throw refusal(error);
}

/** Answers where to go next. Every write needs the token that only our own pages can read. */
async function post(action: string, fields: Record<string, string>): Promise<URL> {
  try {
    const { csrfToken } = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
    const answer = await fetch(`/api/auth/${action}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...pageViewerHeaders() },
      body: JSON.stringify({ ...fields, csrfToken, json: "true" }),
    });
    const { url } = (await answer.json()) as { url: string };
    return new URL(url, window.location.href);
  } catch {
    throw refusal("network.lost");
  }
}
