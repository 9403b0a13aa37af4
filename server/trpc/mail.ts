import { accountMail } from "../sign-in";
import { t } from "./init";

/** Gives a procedure the way to mail links to people, as `ctx.mail`. */
export const withMail = t.middleware(({ ctx, next }) => next({ ctx: { mail: accountMail(ctx.db) } }));
