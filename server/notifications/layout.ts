import { renderHtml } from "./mail-template";

/** One line for a mail header: a line break would begin a header of the sender's choice. */
export function singleLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ").trim();
}

/** A place on the site and the words that lead there. */
export type MailLink = { label: string; url: string };

/** The ticket in an email: the source of its picture, the code that a person reads out, and what to do with both. */
export type MailTicket = { picture: string; code: string; hint: string; link: MailLink };

/** What a mail says. All of it is text, never markup. */
export type MailContent = {
  subject: string;
  /** What lists of mails show beside the subject; left out = the first paragraph. */
  preheader?: string;
  greeting: string;
  paragraphs: string[];
  /** Rows of a small table: when, where, for how many. */
  facts: { label: string; value: string }[];
  /** The recipient's ticket, for emails that say that they are in. */
  ticket?: MailTicket;
  action: MailLink;
  /** What one may also want to do. */
  secondary?: MailLink;
  /** Why this mail came. */
  footer: string;
  /** How to have no more of its kind. */
  unsubscribe?: MailLink;
};

export type RenderedMail = { subject: string; text: string; html: string };

/** The same content as plain text and as HTML. */
export async function renderMail(content: MailContent): Promise<RenderedMail> {
  const subject = singleLine(content.subject);
  return { subject, text: renderText(content), html: await renderHtml({ ...content, subject }) };
}

function renderText(content: MailContent) {
  const { greeting, paragraphs, facts, ticket, action, secondary, footer, unsubscribe } = content;
  const line = ({ label, url }: MailLink) => `${label}: ${url}`;
  const table = facts.map(({ label, value }) => `${label}: ${singleLine(value)}`).join("\n");
  const links = [action, secondary].flatMap((link) => (link ? [line(link)] : [])).join("\n");
  const code = ticket
    ? `Your ticket: ${ticket.code}
${ticket.hint}
${line(ticket.link)}`
    : "";
  const end = ["--", footer, ...(unsubscribe ? [line(unsubscribe)] : [])].join("\n");
  return `${[greeting, ...paragraphs, table, code, links, end].filter((block) => block !== "").join("\n\n")}\n`;
}
