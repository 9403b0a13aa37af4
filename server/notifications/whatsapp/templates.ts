import { DomainError } from "../../errors";
import { singleLine } from "../layout";

/**
 * What may be sent over WhatsApp unasked: templates that were registered and approved there under the same names. There
 * the variables are numbered in the order that they have here.
 */
export const WHATSAPP_TEMPLATES = {
  waitlist_hold_offered: {
    variables: ["name", "what", "until", "link"],
    text: "Hello {name}, a spot at {what} is being held for you until {until}. Accept or decline here: {link}",
  },
  waitlist_hold_reminder: {
    variables: ["name", "what", "until", "link"],
    text: "Hello {name}, the spot at {what} is still being held for you, until {until}. After that, it goes to the next person. Accept or decline here: {link}",
  },
  confirm_phone: {
    variables: ["code"],
    text: "{code} is your code to confirm this number for Turnout. It works for 10 minutes. We will never ask you for it.",
    /** Registered as one for codes, which has a button that copies the code. */
    hasCopyButton: true,
  },
} as const satisfies Record<string, { variables: readonly string[]; text: string; hasCopyButton?: boolean }>;

export type WhatsappTemplate = keyof typeof WHATSAPP_TEMPLATES;

export type WhatsappMessage = {
  /** In E.164. */
  to: string;
  template: WhatsappTemplate;
  variables: Record<string, string>;
};

/**
 * The values of the template's variables in its order, each on one line with single spaces, as WhatsApp wants them.
 * @throws DomainError invalid `template.variable-missing` where one is missing or empty, or `template.variable-unknown`
 */
export function variableValues({ template, variables }: Omit<WhatsappMessage, "to">): string[] {
  const known: readonly string[] = WHATSAPP_TEMPLATES[template].variables;
  const unknown = Object.keys(variables).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new DomainError("template.variable-unknown", { template, variable: unknown });
  }
  return known.map((name) => {
    const value = singleLine(variables[name] ?? "").replace(/\s+/g, " ");
    if (value === "") throw new DomainError("template.variable-missing", { template, variable: name });
    return value;
  });
}

/** The message as its reader sees it. @throws DomainError like `variableValues` */
export function whatsappText(message: Omit<WhatsappMessage, "to">): string {
  const { variables, text } = WHATSAPP_TEMPLATES[message.template];
  const values = variableValues(message);
  // One pass: a value that looks like a variable stays what it is.
  return text.replace(
    /\{(\w+)\}/g,
    (_, name) => values[(variables as readonly string[]).indexOf(name)] ?? "",
  );
}
