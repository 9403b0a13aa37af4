/**
 * A row that scrolls sideways on narrow screens: what goes on beyond the edge fades there. The fade on the left is no
 * wider than the row's padding, so that nothing is pale before anything was scrolled.
 */
export const scrollRowStyles =
  "overflow-x-auto [scrollbar-width:none] max-lg:[mask-image:linear-gradient(to_right,transparent,black_1rem,black_calc(100%-2.5rem),transparent)]";
