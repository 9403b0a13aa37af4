"use client";

import { SmilePlus } from "lucide-react";
import { useState } from "react";
import { cn } from "@/lib/class-names";
import { counted } from "@/lib/plural";
import { REACTION_KINDS, type ReactionKind } from "../wire";
import { ReactionSign } from "./reaction-sign";
import { type OwnReactions, reactionWords } from "./reaction-words";
import { type ReactionTarget, useReactions } from "./use-reactions";

type ReactionBarProps = {
  target: ReactionTarget;
  given: OwnReactions;
  /** False for people who only read: they see the counts. */
  mayReact: boolean;
  /** Comments show the kinds that were given, and the others on demand. */
  compact?: boolean;
};

const chip =
  "hit-area relative inline-flex h-8 min-w-8 items-center justify-center gap-1.5 rounded-full border px-2.5 text-sm tabular-nums";

/** The reactions to a post or comment: one button per kind, named for screen readers. */
export function ReactionBar({ target, given, mayReact, compact = false }: ReactionBarProps) {
  const { reactions, mine, toggle } = useReactions(target, given);
  const [isOpen, setOpen] = useState(false);
  const isGiven = (kind: ReactionKind) => reactions[kind] > 0 || mine.includes(kind);
  const kinds = REACTION_KINDS.filter((kind) => isGiven(kind) || (mayReact && (!compact || isOpen)));
  if (kinds.length === 0 && !mayReact) return null;
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-1.5">
      <legend className="sr-only">Reactions</legend>
      {kinds.map((kind) => (
        <Reaction
          key={kind}
          kind={kind}
          count={reactions[kind]}
          isMine={mine.includes(kind)}
          onToggle={mayReact ? () => toggle(kind) : null}
        />
      ))}
      {compact && mayReact && (
        <button
          type="button"
          aria-label={isOpen ? "Show fewer reactions" : "React"}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className={cn(chip, "border-transparent text-muted hover:bg-fill hover:text-text")}
        >
          <SmilePlus aria-hidden="true" className="size-4" />
        </button>
      )}
    </fieldset>
  );
}

type ReactionProps = { kind: ReactionKind; count: number; isMine: boolean; onToggle: (() => void) | null };

function Reaction({ kind, count, isMine, onToggle }: ReactionProps) {
  const label = reactionWords[kind];
  const look = cn(
    chip,
    isMine ? "border-accent-text bg-accent-soft font-medium text-accent-text" : "border-border text-muted",
  );
  const content = (
    <>
      <ReactionSign kind={kind} />
      {count > 0 && <span aria-hidden="true">{count}</span>}
    </>
  );
  if (!onToggle) {
    return (
      <span
        data-reaction={kind}
        role="img"
        aria-label={`${label}: ${counted(count, "person", "people")}`}
        className={look}
      >
        {content}
      </span>
    );
  }
  return (
    <button
      type="button"
      data-reaction={kind}
      aria-pressed={isMine}
      aria-label={count > 0 ? `${label}, ${counted(count, "person", "people")}` : label}
      title={label}
      onClick={onToggle}
      className={cn(look, "transition-colors hover:border-border-control hover:text-text")}
    >
      {content}
    </button>
  );
}
