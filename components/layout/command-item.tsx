import { Command } from "cmdk";
import { cn } from "@/lib/class-names";
import type { CommandAction } from "./commands";

type CommandItemProps = { action: CommandAction; onChoose: (action: CommandAction) => void };

/** One thing that can be chosen in the command menu. */
export function CommandItem({ action, onChoose }: CommandItemProps) {
  return (
    <Command.Item value={action.id} onSelect={() => onChoose(action)} className={itemStyles}>
      {action.icon}
      <span className="min-w-0">
        <bdi className="block truncate">{action.label}</bdi>
        {action.excerpt && <Excerpt parts={action.excerpt} />}
      </span>
      {action.detail && <bdi className="ml-auto max-w-2/5 shrink-0 truncate text-muted">{action.detail}</bdi>}
    </Command.Item>
  );
}

const itemStyles = cn(
  "flex min-h-10 cursor-default select-none items-center gap-3 rounded-sm px-2.5 py-1.5 text-sm",
  "aria-selected:bg-fill-strong [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted",
);

/** Plain text in parts, with what was typed marked. */
function Excerpt({ parts }: { parts: NonNullable<CommandAction["excerpt"]> }) {
  let at = 0;
  return (
    <span dir="auto" className="block truncate text-muted text-xs">
      {parts.map(({ text, match }) => {
        const from = at;
        at += text.length;
        return match ? (
          <mark key={from} className="rounded-xs bg-accent-soft font-medium text-text">
            {text}
          </mark>
        ) : (
          <span key={from}>{text}</span>
        );
      })}
    </span>
  );
}
