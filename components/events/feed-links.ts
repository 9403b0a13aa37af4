/** The public events for feed readers and calendar programs, as `rel="alternate"` links of a page. */
export const FEED_LINKS = {
  "application/atom+xml": [{ title: "New events (Atom)", url: "/events.atom" }],
  "application/rss+xml": [{ title: "New events (RSS)", url: "/events.rss" }],
  "text/calendar": [{ title: "Events to come (calendar)", url: "/api/v1/events/calendar.ics" }],
};
