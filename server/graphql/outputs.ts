import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../routers/app-router";

/** What the procedures return; the object types of the schema are made of it. */
export type Outputs = inferRouterOutputs<AppRouter>;
