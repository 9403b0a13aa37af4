import { serverCaller } from "@/server/trpc/caller";

/** Everything that the settings begin with. */
export async function loadSettings() {
  const { accounts, blocks, calendar, invitationRefusals, notifications, push } = await serverCaller();
  const [me, address, signIns, tokens, feed, preferences, { phone }, refusals, { key }, blocked, digest] =
    await Promise.all([
      accounts.me(),
      accounts.address.pending(),
      accounts.signIns.list(),
      accounts.tokens.list(),
      calendar.address(),
      notifications.preferences.get(),
      accounts.phone.current(),
      invitationRefusals.mine(),
      push.key(),
      blocks.list({ limit: 100 }),
      notifications.digest.get(),
    ]);
  return {
    me,
    address,
    signIns,
    tokens,
    feed,
    preferences,
    phone,
    refusals,
    hasPush: key !== null,
    blocked: blocked.items,
    digest,
  };
}
