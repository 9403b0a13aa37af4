import {
  cancelAddressChange,
  cancelByOldAddress,
  requestAddress,
  resendAddressLink,
} from "../domains/accounts/address/commands";
import { getPendingAddress, readCancellation, readChange } from "../domains/accounts/address/queries";
import * as schema from "../domains/accounts/address/schema";
import { addressOut, doneOut, noInput } from "../domains/accounts/schema";
import { confirmAddressChange } from "../domains/departures/address-change.commands";
import { withMail } from "../trpc/mail";
import { publicProcedure, router, signInProcedure } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const done = { done: true } as const;
const rest = restUnder("Accounts");

/** Changing the email address of an account. */
export const addressRouter = router({
  pending: signInProcedure
    .meta(rest("GET", "/me/address", "The new email address that is waiting to be confirmed, if any"))
    .input(noInput)
    .output(schema.pendingAddressOut)
    .query(({ ctx }) => getPendingAddress(ctx.db, { userId: ctx.viewer.id, now: ctx.now })),

  request: signInProcedure
    .use(withMail)
    .meta(rest("POST", "/me/address", "Request another email address; a link is sent to it"))
    .input(schema.requestAddressInput)
    .output(schema.pendingAddressOut)
    .mutation(({ ctx: { db, viewer, holderId, now, clientAddress, mail }, input }) =>
      requestAddress(db, { ...input, userId: viewer.id, holderId, now, clientAddress, mail }),
    ),

  resend: signInProcedure
    .use(withMail)
    .input(schema.resendAddressInput)
    .output(schema.pendingAddressOut)
    .mutation(({ ctx: { db, viewer, now, clientAddress, mail }, input }) =>
      resendAddressLink(db, { ...input, userId: viewer.id, now, clientAddress, mail }),
    ),

  cancel: signInProcedure
    .meta(rest("DELETE", "/me/address", "Cancel the change of the email address"))
    .input(noInput)
    .output(doneOut)
    .mutation(async ({ ctx }) => {
      await cancelAddressChange(ctx.db, ctx.viewer.id);
      return done;
    }),

  confirm: signInProcedure
    .use(withMail)
    .meta(
      rest(
        "POST",
        "/me/address/confirmation",
        "Confirm the new email address with the secret from the email",
      ),
    )
    .input(schema.addressTokenInput)
    .output(addressOut)
    .mutation(({ ctx: { db, viewer, holderId, now, mail }, input }) =>
      confirmAddressChange(db, {
        ...input,
        userId: viewer.id,
        signInId: holderId,
        now,
        decideAt: null,
        mail,
      }),
    ),

  /** For the page behind the link that completes the change. */
  read: publicProcedure
    .input(schema.addressTokenInput)
    .output(schema.mailedChangeOut)
    .query(({ ctx, input }) =>
      readChange(ctx.db, { ...input, viewerId: ctx.viewer?.id ?? null, now: ctx.now }),
    ),

  /** For the page behind the link that the old address gets. */
  readCancellation: publicProcedure
    .input(schema.addressTokenInput)
    .output(schema.cancellableOut)
    .query(({ ctx, input }) => readCancellation(ctx.db, { ...input, now: ctx.now })),

  cancelByLink: publicProcedure
    .input(schema.addressTokenInput)
    .output(doneOut)
    .mutation(async ({ ctx, input }) => {
      await cancelByOldAddress(ctx.db, input.token);
      return done;
    }),
});
