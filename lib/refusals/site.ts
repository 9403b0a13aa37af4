import { conflict, forbidden, notFound, unauthenticated, unavailable } from "./declare";

/** Refusals of what operators of the site do. */
export const SITE_REFUSALS = {
  "cron.no-secret": unavailable(),
  "cron.wrong-secret": unauthenticated(),
  "fact.not-found": notFound(),
  "fact.pending": conflict(),
  "job.not-found": notFound(),
  "limit.not-found": notFound(),
  "metrics.wrong-token": unauthenticated(),
  "role.admin-needed": forbidden(),
};
