import { router } from "../trpc/procedures";
import { accountsRouter } from "./accounts";
import { analyticsRouter } from "./analytics";
import { eventsRouter } from "./events";
import { rsvpsRouter } from "./rsvps";

export const appRouter = router({
  accounts: accountsRouter,
  analytics: analyticsRouter,
  events: eventsRouter,
  rsvps: rsvpsRouter,
});

export type AppRouter = typeof appRouter;
