import { accountMail, accountPhone } from "../notifications/account-messages";
import { t } from "./init";

/** Gives a procedure the way to mail links to people, as `ctx.mail`. */
export const withMail = t.middleware(({ ctx, next }) => next({ ctx: { mail: accountMail(ctx.db) } }));

/** Gives a procedure the way to send codes to phones, as `ctx.phone`. */
export const withPhone = t.middleware(({ ctx, next }) => next({ ctx: { phone: accountPhone(ctx.db) } }));
