import type { ReactionKind } from "../posts/schema";

/** One person's wish for one kind of reaction. */
export type Change = { userId: string; kind: ReactionKind; isOn: boolean };

/** What many changes in order come to: the last of each person and kind, in the order of kinds and people. */
export function netChanges(changes: readonly Change[]): Change[] {
  const last = new Map(
    changes.map(({ userId, kind, isOn }) => [`${kind} ${userId}`, { userId, kind, isOn }]),
  );
  return [...last].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, change]) => change);
}
