import { env } from "./env";

/** How this site signs its push messages. */
export type PushKeys = { publicKey: string; privateKey: string; subject: string };

/** The keys of this site; null where it sends no push messages. */
export function pushKeys(): PushKeys | null {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = env();
  return publicKey && privateKey ? { publicKey, privateKey, subject: subject() } : null;
}

/** By which a subscription knows the key that it was made for; null where this site sends no push messages. */
export function pushKeyId(): string | null {
  return pushKeys()?.publicKey.slice(0, 22) ?? null;
}

/** Some push services refuse a subject on localhost. */
function subject(): string {
  const { VAPID_SUBJECT, NEXTAUTH_URL, MAIL_FROM } = env();
  if (VAPID_SUBJECT) return VAPID_SUBJECT;
  if (NEXTAUTH_URL && /^https:\/\/(?!localhost\b|127\.)/.test(NEXTAUTH_URL)) return NEXTAUTH_URL;
  return `mailto:${/[^\s<>]+@[^\s<>]+/.exec(MAIL_FROM)?.[0] ?? "no-reply@turnout.test"}`;
}
