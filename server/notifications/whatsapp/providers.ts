import type { env } from "../../env";
import { ChannelRefusal } from "../channel-refusal";
import type { Post } from "./post";
import { WHATSAPP_TEMPLATES, type WhatsappMessage, type WhatsappTemplate } from "./templates";

type Settings = ReturnType<typeof env>;
/** A company that takes messages for WhatsApp: how it is asked, and how its answers are read. */
export type Provider = {
  /** Never written down, even where an answer repeats it. */
  secret: string;
  request: (message: WhatsappMessage, values: string[], dedupeKey: string) => Post;
  idIn: (body: unknown) => string | undefined;
  faultIn: (body: unknown) => { code: number; words: string } | undefined;
};

/** The configured provider; null if there is none. */
export function providerIn(settings: Settings): Provider | null {
  return metaIn(settings) ?? twilioIn(settings);
}

function metaIn(settings: Settings): Provider | null {
  const {
    WHATSAPP_TOKEN: secret,
    WHATSAPP_PHONE_NUMBER_ID: from,
    WHATSAPP_API_URL,
    WHATSAPP_LANGUAGE,
  } = settings;
  if (!secret || !from) return null;
  return {
    secret,
    request: ({ to, template: name }, values, dedupeKey) => ({
      url: `${WHATSAPP_API_URL}/${encodeURIComponent(from)}/messages`,
      headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
      body: JSON.stringify({
        messaging_product: "whatsapp",
        recipient_type: "individual",
        to,
        type: "template",
        template: { name, language: { code: WHATSAPP_LANGUAGE }, components: metaComponents(name, values) },
        biz_opaque_callback_data: dedupeKey.slice(0, 512),
      }),
    }),
    idIn: (body) => textAt(body, "messages", "0", "id"),
    faultIn: (body) => faultOf(at(body, "error", "code"), at(body, "error", "message")),
  };
}

function metaComponents(name: WhatsappTemplate, values: string[]) {
  const parameters = values.map((text) => ({ type: "text", text }));
  const body = { type: "body", parameters };
  const hasButton = "hasCopyButton" in WHATSAPP_TEMPLATES[name];
  return hasButton ? [body, { type: "button", sub_type: "url", index: "0", parameters }] : [body];
}

function twilioIn(settings: Settings): Provider | null {
  const { TWILIO_ACCOUNT_SID: account, TWILIO_AUTH_TOKEN: secret, TWILIO_WHATSAPP_FROM: from } = settings;
  if (!account || !secret || !from) return null;
  const contentSids: Record<WhatsappTemplate, string | undefined> = {
    waitlist_hold_offered: settings.TWILIO_TEMPLATE_WAITLIST_HOLD_OFFERED,
    waitlist_hold_reminder: settings.TWILIO_TEMPLATE_WAITLIST_HOLD_REMINDER,
    confirm_phone: settings.TWILIO_TEMPLATE_CONFIRM_PHONE,
  };
  return {
    secret,
    request: ({ to, template }, values) => {
      const sid = contentSids[template];
      if (!sid) throw new ChannelRefusal(`TWILIO_TEMPLATE_${template.toUpperCase()} is not set.`, false);
      const numbered = Object.fromEntries(values.map((value, index) => [String(index + 1), value]));
      const login = Buffer.from(`${account}:${secret}`).toString("base64");
      return {
        url: `${settings.TWILIO_API_URL}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`,
        headers: { authorization: `Basic ${login}`, "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({
          From: `whatsapp:${from.replace(/^whatsapp:/, "")}`,
          To: `whatsapp:${to}`,
          ContentSid: sid,
          ContentVariables: JSON.stringify(numbered),
        }).toString(),
      };
    },
    idIn: (body) => textAt(body, "sid"),
    faultIn: (body) => faultOf(at(body, "code"), at(body, "message")),
  };
}

function faultOf(code: unknown, words: unknown): { code: number; words: string } | undefined {
  return typeof code === "number" ? { code, words: typeof words === "string" ? words : "" } : undefined;
}

function at(body: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    body,
  );
}

function textAt(body: unknown, ...path: string[]): string | undefined {
  const value = at(body, ...path);
  return typeof value === "string" && value !== "" ? value : undefined;
}
