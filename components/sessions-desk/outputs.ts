import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/routers/app-router";

type Sessions = inferRouterOutputs<AppRouter>["sessions"];

/** What the procedures of sessions answer. `first` is what the page is rendered with. */
export type Outputs = {
  list: Sessions["list"];
  first: {
    /** The day of `page`; null where there are no sessions. */
    day: string | null;
    page: Sessions["list"];
    outline: Sessions["outline"];
    warnings: Sessions["warnings"];
    rooms: Sessions["rooms"]["list"];
    tracks: Sessions["tracks"]["list"];
  };
};
