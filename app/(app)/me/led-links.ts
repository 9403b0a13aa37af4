import type { LedEvent } from "@/components/rsvps/mine/led-links";
import { serverCaller } from "@/server/trpc/caller";

/** The claim links that the viewer leads, with the events that they are of. */
export async function loadLedLinks() {
  const { claims } = await serverCaller();
  const { items } = await claims.led();
  const events = await Promise.all(
    items.map(async ({ id, token }): Promise<[string, LedEvent] | null> => {
      // A link whose event cannot be shown is left out; the rest of the page does not hang on it.
      const page = token && (await claims.page({ token }).catch(() => null));
      if (!page) return null;
      const { title, timeZone, allDay } = page.event;
      return [id, { title, timeZone, allDay }];
    }),
  );
  return { initial: items, events: Object.fromEntries(events.filter((event) => event !== null)) };
}
