import { orNull } from "@/app/or-not-found";
import { isolate } from "@/lib/clean-text";

const SESSION = /#session-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Why the person signs in, in a sentence, where the address to return to is that of a session that they may see. */
export async function signInPurpose(callbackUrl: string): Promise<string | null> {
  const [, sessionId] = SESSION.exec(callbackUrl) ?? [];
  if (!sessionId) return null;
  const invite = new URL(callbackUrl, "https://turnout.invalid").searchParams.get("invite");
  const session = await orNull((caller) => caller.sessions.get({ sessionId, ...(invite && { invite }) }));
  return session && `Sign in to book ${isolate(session.title)}. You'll come right back.`;
}
