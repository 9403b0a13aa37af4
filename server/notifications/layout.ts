/** One line for a mail header: a line break would begin a header of the sender's choice. */
export function singleLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ").trim();
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export type MailContent = {
  subject: string;
  greeting: string;
  /** Paragraphs, as plain text. */
  paragraphs: string[];
  /** Rows of a small table: when, where, for how many. */
  facts: { label: string; value: string }[];
  action: { label: string; url: string };
  /** Why this mail came. */
  footer: string;
};

/** The same content as plain text and as HTML. Everything is escaped here: content is text, never markup. */
export function renderMail(content: MailContent): { subject: string; text: string; html: string } {
  return { subject: singleLine(content.subject), text: renderText(content), html: renderHtml(content) };
}

function renderText({ greeting, paragraphs, facts, action, footer }: MailContent): string {
  const table = facts.map(({ label, value }) => `${label}: ${singleLine(value)}`).join("\n");
  const blocks = [greeting, ...paragraphs, table, `${action.label}: ${action.url}`, `--\n${footer}`];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

const FONT = "font-family:ui-sans-serif,system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

function renderHtml({ subject, greeting, paragraphs, facts, action, footer }: MailContent): string {
  const block = (text: string) => `<p style="margin:0 0 16px;white-space:pre-line">${escapeHtml(text)}</p>`;
  const row = ({ label, value }: MailContent["facts"][number]) =>
    `<tr><td style="padding:4px 16px 4px 0;color:#6b6b76;vertical-align:top">${escapeHtml(label)}</td>` +
    `<td style="padding:4px 0;font-weight:500">${escapeHtml(value)}</td></tr>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light"><title>${escapeHtml(singleLine(subject))}</title></head>
<body style="margin:0;padding:32px 16px;background:#f5f4f2;color:#1c1b1f;font-size:16px;line-height:1.5;${FONT}">
<div style="max-width:520px;margin:0 auto">
<div style="padding:0 4px 16px;font-weight:600;letter-spacing:-0.01em">Turnout</div>
<div style="padding:32px;background:#ffffff;border:1px solid #e6e4e0;border-radius:16px">
<h1 style="margin:0 0 16px;font-size:24px;line-height:1.25;letter-spacing:-0.02em">${escapeHtml(singleLine(subject))}</h1>
${[greeting, ...paragraphs].map(block).join("\n")}
<table role="presentation" style="margin:0 0 24px;border-collapse:collapse;font-size:15px">${facts.map(row).join("")}</table>
<a href="${escapeHtml(action.url)}" style="display:inline-block;padding:10px 20px;border-radius:10px;background:#2f4bdd;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(action.label)}</a>
</div>
<p style="padding:16px 4px 0;margin:0;color:#6b6b76;font-size:13px">${escapeHtml(footer)}</p>
</div></body></html>
`;
}
