/** How many of its events a page of a group shows. */
export const EVENTS_PER_PAGE = 12;
