import { listAllRfps } from "../../domains/operations/rfps/queries";
import * as schema from "../../domains/operations/rfps/schema";
import { adminProcedure, router } from "../../trpc/procedures";

/** Every request of the site to venues, in numbers. */
export const adminRfpsRouter = router({
  list: adminProcedure
    .input(schema.listAllRfpsInput)
    .output(schema.adminRfpsOut)
    .query(({ ctx, input }) => listAllRfps(ctx.db, input)),
});
