import { router } from "../trpc/procedures";
import { comparisonProcedures } from "./rfps/comparison";
import { draftProcedures } from "./rfps/drafts";
import { stepProcedures } from "./rfps/steps";
import { rfpVenueProcedures } from "./rfps/venues";

/** Requests for proposal, as the organization that sends them. Another organization's is answered as not-found. */
export const rfpsRouter = router({
  ...draftProcedures,
  ...rfpVenueProcedures,
  ...stepProcedures,
  ...comparisonProcedures,
});
