import { env } from "../env";
import { ChannelRefusal } from "./channel-refusal";
import { postOnce } from "./whatsapp/post";
import { providerIn } from "./whatsapp/providers";
import { variableValues, type WhatsappMessage } from "./whatsapp/templates";

export { ChannelRefusal } from "./channel-refusal";
export { type WhatsappMessage, whatsappText } from "./whatsapp/templates";

/** Whether there is an account to send with, at Meta or at Twilio; otherwise messages stay in the mailbox. */
export function whatsappOverHttp(): boolean {
  return providerIn(env()) !== null;
}

/**
 * Sends one message. Resolves once the provider has taken it; whether a phone then gets it is not known here.
 * Neither provider drops repeats: a crash between its answer and our record can double a message.
 * @param dedupeKey the same for a repeat; the provider's reports name it where it can
 * @throws DomainError `template.variable-missing` before anything is sent; ChannelRefusal
 */
export async function sendWhatsapp(message: WhatsappMessage, by: { dedupeKey: string }): Promise<void> {
  const values = variableValues(message);
  const provider = providerIn(env());
  if (!provider) throw new ChannelRefusal("There is no account to send WhatsApp messages with.", false);
  const request = provider.request(message, values, by.dedupeKey);
  const { status, body, retryAfterMs } = await postOnce(request);
  if (status >= 200 && status < 300 && provider.idIn(body) !== undefined) return;
  const fault = provider.faultIn(body);
  const isFinal = isRefusedForGood(status) && !(fault && PASSING_FAULTS.has(fault.code));
  const words = fault
    ? `${fault.code}: ${maskedWords(fault.words, provider.secret)}`
    : "an answer that is none";
  throw new ChannelRefusal(`WhatsApp answered ${status}, ${words}`, isFinal, retryAfterMs);
}

/** Whether the number or the message is at fault, rather than our account or a passing state. */
function isRefusedForGood(status: number): boolean {
  return status >= 400 && status < 500 && ![401, 403, 408, 425, 429].includes(status);
}

/** Codes of Meta that come with status 400 but are not permanent: rate limits, or an account that needs attention. */
const PASSING_FAULTS = new Set([
  ...[1, 2, 4, 17, 80007, 130429, 131000, 131016, 131048, 131056, 131057],
  ...[10, 190, 200, 368, 131031, 131042, 132015, 133010],
]);

/** Faults are written down: without phone numbers, and without our secret should it be repeated. */
function maskedWords(words: string, secret: string): string {
  return words
    .replaceAll(secret, "secret")
    .replace(/\+?\d[\d\s().-]{5,}\d/g, "number")
    .slice(0, 200);
}
