import type { ReactionKind, Reactions } from "../wire";
import { REACTION_KINDS } from "../wire";

export const reactionWords: Record<ReactionKind, string> = {
  like: "Like",
  love: "Love",
  celebrate: "Celebrate",
  insightful: "Insightful",
  laugh: "Laugh",
};

/** How many reactions there are, of all kinds. */
export function sumOfReactions(reactions: Reactions): number {
  return REACTION_KINDS.reduce((sum, kind) => sum + reactions[kind], 0);
}

export type OwnReactions = { reactions: Reactions; mine: readonly ReactionKind[] };

/** The counts after one kind is given or taken back. Giving what is given already changes nothing. */
export function withReaction(
  { reactions, mine }: OwnReactions,
  kind: ReactionKind,
  isOn: boolean,
): OwnReactions {
  if (mine.includes(kind) === isOn) return { reactions, mine };
  return {
    reactions: { ...reactions, [kind]: Math.max(0, reactions[kind] + (isOn ? 1 : -1)) },
    mine: isOn ? [...mine, kind] : mine.filter((other) => other !== kind),
  };
}
