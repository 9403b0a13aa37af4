import { env } from "./env";

const VALID_DAYS = 180;
const dayMs = 86_400_000;

/** The text of security.txt. The contact is SECURITY_CONTACT; unset: the sender address of the site's emails. */
export function securityText(
  { origin, now }: { origin: string; now: Date },
  { SECURITY_CONTACT, MAIL_FROM } = env(),
): string {
  const sender = (/<([^<>]+)>/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM).trim();
  const contact = SECURITY_CONTACT ?? sender;
  // To the day, so that the text does not change with every request.
  const until = new Date(Math.floor(now.getTime() / dayMs) * dayMs + VALID_DAYS * dayMs);
  return [
    `Contact: ${/^(https|mailto|tel):/.test(contact) ? contact : `mailto:${contact}`}`,
    `Expires: ${until.toISOString()}`,
    "Preferred-Languages: en",
    `Canonical: ${origin}/.well-known/security.txt`,
    "",
  ].join("\n");
}
