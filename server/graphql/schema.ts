import { builder } from "./builder";
import "./scalars";
import "./types/organizations";
import "./types/availability";
import "./types/groups";
import "./types/group-members";
import "./types/tags";
import "./types/posts";
import "./types/comments";
import "./types/rfps";
import "./types/schedule";
import "./types/venues";
import "./types/waitlists";
import "./types/viewer";

builder.queryType({ description: "Reads. Each field calls one procedure; a refused field is null." });

builder.mutationType({ description: "Changes. The fields of one operation run in their order." });

/** The whole schema. `schema.graphql` is its text, which a test keeps up to date. */
export const schema = builder.toSchema({});
