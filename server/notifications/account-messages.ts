import type { Db } from "../db/client";
import type { PhoneOut } from "../domains/accounts/phone/schema";
import type { MailOut } from "../domains/accounts/schema";
import { keepInMailbox } from "../domains/mailbox/commands";
import { log } from "../log";
import { appUrl } from "./app-url";
import { renderMail } from "./layout";
import { mailsOverSmtp, sendMail } from "./mail";
import { ChannelRefusal, sendWhatsapp, whatsappOverHttp, whatsappText } from "./whatsapp";

/** How account commands send emails. Errors are logged here, without the address. */
export function accountMail(db: Db): MailOut {
  return {
    origin: new URL(appUrl("/")).origin,
    send: async ({ to, content }) => {
      try {
        await sendMail({ to, ...(await renderMail(content)) }, db);
      } catch (error) {
        log().error({ err: error }, "account email failed");
        throw error;
      }
    },
  };
}

/** How account commands send codes to phones. Errors are logged here, without the number. */
export function accountPhone(db: Db): PhoneOut {
  return {
    isOn: () => whatsappOverHttp() || !mailsOverSmtp(),
    sendCode: async ({ to, code, dedupeKey }) => {
      const message = { to, template: "confirm_phone", variables: { code } } as const;
      if (!whatsappOverHttp()) {
        const text = whatsappText(message);
        await keepInMailbox(db, [{ channel: "whatsapp", to, subject: "Confirm your number", text }]);
        return "taken";
      }
      try {
        await sendWhatsapp(message, { dedupeKey });
        return "taken";
      } catch (error) {
        log().error({ err: error }, "phone code failed");
        return error instanceof ChannelRefusal && error.isFinal ? "refused" : "unsent";
      }
    },
  };
}
