/** The box shared by text inputs, text areas and selects. 16 px on phones, where less makes iOS zoom in. */
export const controlStyles = [
  "w-full min-w-0 rounded-control border border-border-control bg-surface text-base text-text sm:text-sm",
  "transition-[border-color,box-shadow] placeholder:text-muted hover:border-muted",
  "focus-visible:border-accent-text focus-visible:outline-1 focus-visible:outline-offset-0",
  "aria-invalid:border-danger aria-invalid:focus-visible:outline-danger",
  "disabled:cursor-not-allowed disabled:border-border disabled:bg-sunken disabled:text-muted",
].join(" ");
