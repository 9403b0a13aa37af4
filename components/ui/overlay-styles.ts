/** Dims the page behind a modal panel. */
export const backdropStyles =
  "fixed inset-0 min-h-dvh bg-scrim transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0 supports-[-webkit-touch-callout:none]:absolute";

/** A modal panel: a sheet from the bottom edge on phones, centred and scaled in from `sm` up. */
export const panelStyles = [
  "fixed inset-x-0 bottom-0 flex max-h-[88dvh] flex-col rounded-t-panel border border-border bg-raised text-text shadow-overlay",
  "transition-[translate,scale,opacity] duration-200 focus-visible:outline-none",
  "max-sm:data-ending-style:translate-y-full max-sm:data-starting-style:translate-y-full",
  "sm:inset-x-4 sm:top-1/2 sm:bottom-auto sm:mx-auto sm:-translate-y-1/2 sm:rounded-panel",
  "sm:data-ending-style:scale-[0.97] sm:data-ending-style:opacity-0 sm:data-starting-style:scale-[0.97] sm:data-starting-style:opacity-0",
].join(" ");

/** A small floating panel: menus, popovers, lists of choices. */
export const popupStyles = [
  "max-h-(--available-height) origin-(--transform-origin) overflow-y-auto rounded-control border border-border bg-raised text-sm text-text shadow-overlay",
  "transition-[scale,opacity] focus-visible:outline-none",
  "data-ending-style:scale-[0.97] data-ending-style:opacity-0 data-starting-style:scale-[0.97] data-starting-style:opacity-0",
].join(" ");

/** One line of a menu or a list of choices. */
export const itemStyles = [
  "flex cursor-default select-none items-center gap-2.5 rounded-sm px-2.5 py-2 text-sm pointer-coarse:py-3 outline-none",
  "data-highlighted:bg-fill-strong data-disabled:pointer-events-none data-disabled:text-muted",
  "[&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted",
].join(" ");
