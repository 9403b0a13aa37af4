import { accountMail, accountPhone } from "../notifications/account-messages";
import { t } from "./init";

/** Gives a procedure `ctx.mail`, which sends links by email. */
export const withMail = t.middleware(({ ctx, next }) => next({ ctx: { mail: accountMail(ctx.db) } }));

/** Gives a procedure `ctx.phone`, which sends codes to phones. */
export const withPhone = t.middleware(({ ctx, next }) => next({ ctx: { phone: accountPhone(ctx.db) } }));
