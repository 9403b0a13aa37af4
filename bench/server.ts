import { z } from "zod";
import { database } from "../server/db/client";
import { inTransaction } from "../server/db/transaction";
import { startTicker } from "../server/jobs/ticker";
import { appRouter } from "../server/routers/app-router";
import { applySeatRequests, unwrapAnswer } from "../server/seats/apply";
import { watchGathering } from "../server/seats/gather";
import { createChannelsServer } from "../server/selfhost/channels/server";
import { listen } from "../server/selfhost/http-server";
import { liveClients } from "../server/selfhost/live-clients";
import { provideChannels } from "../server/selfhost/settings";
import { handleTrpc } from "../server/trpc/node-handler";
import { eventGuestProcedure, router, signedInProcedure } from "../server/trpc/procedures";
import { newId } from "../tests/factories";

/**
 * The times of requests since the last call, one entry per request, and the length of each list. `processorMs` is
 * the processor time of the whole process.
 */
export type Stages = { queueMs: number[]; databaseMs: number[]; listSizes: number[]; processorMs: number };

/** What RSVPs are compared with, on the same server and over the same connection. Never part of the product. */
const benchRouter = router({
  /** An authenticated mutation that does nothing: the cost of HTTP, tRPC and the session alone. */
  nothing: signedInProcedure.input(z.strictObject({})).mutation(() => ({ done: true })),

  /** An RSVP in its own interactive transaction: the usual design, with the same engine and lock. */
  rsvpAlone: eventGuestProcedure.input(z.strictObject({ eventId: z.uuid() })).mutation(async ({ ctx }) => {
    const userId = ctx.viewer.id;
    const request = {
      kind: "join",
      actorId: userId,
      rsvpId: newId(),
      userId,
      guests: 0,
      specialRequirements: null,
    } as const;
    const [answer] = await inTransaction(ctx.db, (tx) =>
      applySeatRequests(tx, ctx.event.poolId, [request], null),
    );
    if (!answer) throw new Error("a list of one was answered with none");
    const { rsvp, seats } = unwrapAnswer(answer);
    return { rsvp, seats };
  }),
});

/** The self-hosted server without pages: channels, tRPC, relay and jobs in one process. */
const http = await listen(0);
// A benchmark may bring its own Channels server; this one then has no listeners.
const credentials = provideChannels(http.port) ?? { appId: "0", key: "nobody", secret: "nobody" };
const channels = createChannelsServer({ ...credentials, ...liveClients });
const all = router({ ...appRouter._def.record, bench: benchRouter });
http.open({
  handleRequest(req, res) {
    if (channels.handleRequest(req, res) || handleTrpc(req, res, all)) return;
    res.writeHead(404).end();
  },
  handleUpgrade(req, socket, head) {
    if (!channels.handleUpgrade(req, socket, head)) socket.destroy();
  },
});
startTicker(database());
const nothingYet = (): Stages => ({ queueMs: [], databaseMs: [], listSizes: [], processorMs: 0 });
let stages = nothingYet();
let spent = process.cpuUsage();
watchGathering(({ waitedMs, ranMs }) => {
  stages.queueMs.push(...waitedMs);
  // Every request of a list waits for the whole list.
  stages.databaseMs.push(...waitedMs.map(() => ranMs));
  stages.listSizes.push(waitedMs.length);
});
process.on("message", () => {
  const { user, system } = process.cpuUsage(spent);
  process.send?.({ ...stages, processorMs: (user + system) / 1_000 });
  stages = nothingYet();
  spent = process.cpuUsage();
});
process.send?.({ port: http.port, key: credentials.key, secret: credentials.secret });
process.once("disconnect", () => process.exit(0));
