import { listAnnouncements, listEventAddresses } from "../domains/announcements/queries";
import { announcementsOut, eventAddressesOut, noInput } from "../domains/announcements/schema";
import { publicProcedure, router } from "../trpc/procedures";

/** What search engines and feed readers get: public events and nothing else. */
export const announcementsRouter = router({
  list: publicProcedure
    .input(noInput)
    .output(announcementsOut)
    .query(async ({ ctx }) => ({ items: await listAnnouncements(ctx.db, ctx.now) })),

  addresses: publicProcedure
    .input(noInput)
    .output(eventAddressesOut)
    .query(async ({ ctx }) => ({ items: await listEventAddresses(ctx.db, ctx.now) })),
});
