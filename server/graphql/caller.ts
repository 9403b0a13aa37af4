import { appRouter } from "../routers/app-router";
import { createCallerFactory } from "../trpc/procedures";

/** Calls the procedures that the app and REST call, with their limits and checks. */
export const createCaller = createCallerFactory(appRouter);
