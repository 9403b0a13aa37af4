import { signUp, updateProfile } from "../domains/accounts/commands";
import { exportAccount } from "../domains/accounts/export/queries";
import { exportOut } from "../domains/accounts/export/schema";
import { confirmAddress } from "../domains/accounts/links/claims.commands";
import { requestLink } from "../domains/accounts/links/commands";
import { changePassword, resetPassword } from "../domains/accounts/passwords/commands";
import { confirmPhone, removePhone, startPhone } from "../domains/accounts/phone/commands";
import { getPhone } from "../domains/accounts/phone/queries";
import * as phone from "../domains/accounts/phone/schema";
import { provePerson, requireProof } from "../domains/accounts/proof.commands";
import { getProfile } from "../domains/accounts/queries";
import * as schema from "../domains/accounts/schema";
import { endSignIn, signOutEverywhere } from "../domains/accounts/sign-ins/commands";
import { listSignIns } from "../domains/accounts/sign-ins/queries";
import * as signIns from "../domains/accounts/sign-ins/schema";
import { createAccessToken, revokeAccessToken } from "../domains/accounts/tokens/commands";
import { listAccessTokens } from "../domains/accounts/tokens/queries";
import { deleteAccount } from "../domains/departures/commands";
import { previewSuccession } from "../domains/events/succession/queries";
import { successionOut } from "../domains/events/succession/schema";
import { withMail, withPhone } from "../trpc/mail";
import { publicProcedure, router, signedInProcedure, signInProcedure } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";
import { addressRouter } from "./account-address";

const done = { done: true } as const;
const from = ({ now, clientAddress, devices, mail }: Asked) => ({ now, clientAddress, devices, mail });
type Asked = { now: Date; clientAddress: string; devices?: string | undefined; mail: schema.MailOut };
const rest = restUnder("Accounts");

const tokensRouter = router({
  list: signedInProcedure
    .meta(rest("GET", "/me/tokens", "One's personal access tokens, without their secrets"))
    .input(schema.noInput)
    .output(schema.tokensOut)
    .query(({ ctx }) => listAccessTokens(ctx.db, ctx.viewer.id)),

  create: signInProcedure
    .meta({
      ...rest(
        "POST",
        "/me/tokens",
        "Create a personal access token; its secret is shown only in this answer",
      ),
      created: "always",
    })
    .input(schema.createTokenInput)
    .output(schema.createdTokenOut)
    .mutation(({ ctx, input }) =>
      createAccessToken(ctx.db, { ...input, userId: ctx.viewer.id, signInId: ctx.holderId, now: ctx.now }),
    ),

  revoke: signedInProcedure
    .meta(rest("DELETE", "/me/tokens/{tokenId}", "Revoke a personal access token"))
    .input(schema.revokeTokenInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx, input }) => {
      await revokeAccessToken(ctx.db, { id: input.tokenId, userId: ctx.viewer.id });
      return done;
    }),
});

const signInsRouter = router({
  list: signInProcedure
    .input(schema.noInput)
    .output(signIns.signInsOut)
    .query(({ ctx }) => listSignIns(ctx.db, { userId: ctx.viewer.id, currentId: ctx.holderId ?? null })),

  end: signInProcedure
    .input(signIns.endSignInInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx, input }) => {
      await endSignIn(ctx.db, { ...input, userId: ctx.viewer.id });
      return done;
    }),
});

/** Exporting one's data and deleting one's account. */
const endRouter = router({
  prove: signInProcedure
    .meta(
      rest(
        "POST",
        "/me/proof",
        "Confirm the password before an export, a deletion or a change of email address",
      ),
    )
    .input(schema.proveInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx, input }) => {
      const { now, holderId, viewer } = ctx;
      await provePerson(ctx.db, { ...input, userId: viewer.id, holderId, now });
      return done;
    }),

  export: signInProcedure
    .meta(rest("GET", "/me/export", "Everything stored about you"))
    .input(schema.noInput)
    .output(exportOut)
    .query(async ({ ctx: { db, viewer, holderId, now } }) => {
      await requireProof(db, { userId: viewer.id, holderId, now });
      return exportAccount(db, { userId: viewer.id, now });
    }),

  preview: signInProcedure
    .input(schema.noInput)
    .output(successionOut)
    .query(({ ctx }) =>
      previewSuccession(ctx.db, { userId: ctx.viewer.id, leaving: "deleted", now: ctx.now }),
    ),

  delete: signInProcedure
    .use(withMail)
    .meta(rest("DELETE", "/me", "Delete one's account for good"))
    .input(schema.deleteAccountInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx, input }) => {
      const { db, viewer, holderId, now, mail } = ctx;
      await deleteAccount(db, { ...input, userId: viewer.id, holderId, now, decideAt: null, mail });
      return done;
    }),
});

const phoneRouter = router({
  current: signInProcedure
    .input(schema.noInput)
    .output(phone.phoneOut)
    .query(({ ctx }) => getPhone(ctx.db, ctx.viewer.id)),

  start: signInProcedure
    .use(withPhone)
    .input(phone.startInput)
    .output(phone.startOut)
    .mutation(({ ctx: { db, viewer, now, clientAddress, phone: out }, input }) =>
      startPhone(db, { ...input, userId: viewer.id, now, clientAddress, out }),
    ),

  confirm: signInProcedure
    .input(phone.confirmInput)
    .output(phone.phoneOut)
    .mutation(({ ctx, input }) => confirmPhone(ctx.db, { ...input, userId: ctx.viewer.id, now: ctx.now })),

  remove: signInProcedure
    .input(schema.noInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx }) => {
      await removePhone(ctx.db, ctx.viewer.id);
      return done;
    }),
});

/** People, how they sign in, and their settings. Signing in and out is under /api/auth. */
export const accountsRouter = router({
  me: signedInProcedure
    .meta(rest("GET", "/me", "The signed-in person"))
    .input(schema.noInput)
    .output(schema.meOut)
    .query(({ ctx }) => getProfile(ctx.db, ctx.viewer.id)),

  signUp: publicProcedure
    .use(withMail)
    .meta({
      ...rest("POST", "/accounts", "Sign up; a link to confirm the address is sent by email"),
      created: "always",
    })
    .input(schema.signUpInput)
    .output(schema.signUpOut)
    .mutation(({ ctx, input }) => signUp(ctx.db, { ...input, ...from(ctx) })),

  requestLink: publicProcedure
    .use(withMail)
    .input(schema.requestLinkInput)
    .output(schema.addressOut)
    .mutation(async ({ ctx, input }) => {
      await requestLink(ctx.db, { ...input, ...from(ctx) });
      return { email: input.email };
    }),

  requestConfirmation: signedInProcedure
    .use(withMail)
    .input(schema.requestConfirmationInput)
    .output(schema.addressOut)
    .mutation(async ({ ctx, input }) => {
      const { email } = ctx.viewer;
      await requestLink(ctx.db, { ...from(ctx), ...input, email, purpose: "confirm" });
      return { email };
    }),

  confirmAddress: publicProcedure
    .input(schema.confirmAddressInput)
    .output(schema.addressOut)
    .mutation(async ({ ctx, input: { token, proof: secret, password } }) => {
      const signedInAs = ctx.credential === "cookie" ? ctx.viewer?.id : undefined;
      const proof = { signedInAs, secret, password };
      const { now, clientAddress } = ctx;
      const { email } = await confirmAddress(ctx.db, { token, now, proof, clientAddress });
      return { email };
    }),

  resetPassword: publicProcedure
    .input(schema.resetPasswordInput)
    .output(schema.addressOut)
    .mutation(({ ctx, input }) => {
      const { now, clientAddress } = ctx;
      return resetPassword(ctx.db, { ...input, now, clientAddress });
    }),

  updateProfile: signedInProcedure
    .input(schema.profileInput)
    .output(schema.meOut)
    .mutation(({ ctx, input }) => updateProfile(ctx.db, { ...input, userId: ctx.viewer.id })),

  changePassword: signInProcedure
    .input(schema.changePasswordInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx, input }) => {
      const { now, holderId: signInId, viewer } = ctx;
      await changePassword(ctx.db, { ...input, userId: viewer.id, signInId, now });
      return done;
    }),

  signOutEverywhere: signInProcedure
    .input(schema.noInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx }) => {
      await signOutEverywhere(ctx.db, ctx.viewer.id);
      return done;
    }),

  address: addressRouter,
  end: endRouter,
  phone: phoneRouter,
  signIns: signInsRouter,
  tokens: tokensRouter,
});
