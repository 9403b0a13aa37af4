import type { MailContent } from "../../notifications/layout";

/** The last email to the address of a deleted account. */
export function farewell(origin: string): MailContent {
  return {
    subject: "Your account was deleted",
    greeting: "Hello,",
    paragraphs: [
      "Your Turnout account was deleted, as you asked. Your seats were released, and you won't get any more emails from us.",
    ],
    facts: [],
    action: { label: "Go to home page", url: origin },
    footer: "You're receiving this because an account with this address was deleted.",
  };
}
