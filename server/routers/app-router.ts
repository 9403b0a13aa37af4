import { router } from "../trpc/procedures";
import { accountsRouter } from "./accounts";
import { analyticsRouter } from "./analytics";
import { eventsRouter } from "./events";
import { mailboxRouter } from "./mailbox";
import { rsvpsRouter } from "./rsvps";

export const appRouter = router({
  accounts: accountsRouter,
  analytics: analyticsRouter,
  events: eventsRouter,
  mailbox: mailboxRouter,
  rsvps: rsvpsRouter,
});

export type AppRouter = typeof appRouter;
