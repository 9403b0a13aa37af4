import { Heart, Laugh, Lightbulb, type LucideIcon, PartyPopper, ThumbsUp } from "lucide-react";
import type { ReactionKind } from "../wire";

const ICONS: Record<ReactionKind, LucideIcon> = {
  like: ThumbsUp,
  love: Heart,
  celebrate: PartyPopper,
  insightful: Lightbulb,
  laugh: Laugh,
};

/** The drawing of a kind of reaction, the same on every device. Its name stands beside it in words. */
export function ReactionSign({ kind }: { kind: ReactionKind }) {
  const Icon = ICONS[kind];
  return <Icon aria-hidden="true" className="size-4 shrink-0" />;
}
