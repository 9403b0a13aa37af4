import { noInput } from "../domains/accounts/schema";
import { subscribe, unsubscribe } from "../domains/push/commands";
import { listDevices } from "../domains/push/queries";
import * as schema from "../domains/push/schema";
import { DomainError } from "../errors";
import { pushKeyId, pushKeys } from "../push-keys";
import { router, signedInProcedure, signInProcedure } from "../trpc/procedures";

/** Push messages to the browsers of a person. They belong to sign-ins, so access tokens have none. */
export const pushRouter = router({
  key: signedInProcedure
    .input(noInput)
    .output(schema.keyOut)
    .query(() => ({ key: pushKeys()?.publicKey ?? null })),

  devices: signInProcedure
    .input(noInput)
    .output(schema.devicesOut)
    .query(({ ctx }) =>
      listDevices(ctx.db, {
        userId: ctx.viewer.id,
        signInId: ctx.holderId ?? null,
        keyId: pushKeyId(),
      }),
    ),

  subscribe: signInProcedure
    .input(schema.subscribeInput)
    .output(schema.subscribedOut)
    .mutation(({ ctx, input }) => {
      const keyId = pushKeyId();
      if (keyId === null) throw new DomainError("push.off");
      const by = { userId: ctx.viewer.id, signInId: signInOf(ctx), keyId, now: ctx.now };
      return subscribe(ctx.db, { ...input, ...by });
    }),

  unsubscribe: signInProcedure
    .input(schema.deviceInput)
    .output(schema.unsubscribedOut)
    .mutation(async ({ ctx, input }) => {
      await unsubscribe(ctx.db, { ...input, userId: ctx.viewer.id });
      return { ok: true as const };
    }),
});

/** @throws DomainError unauthenticated where a caller without a cookie asks */
function signInOf({ holderId }: { holderId?: string | undefined }): string {
  if (holderId === undefined) throw new DomainError("sign-in.missing");
  return holderId;
}
