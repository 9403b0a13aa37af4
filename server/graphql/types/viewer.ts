import { builder } from "../builder";
import type { Outputs } from "../outputs";

const Viewer = builder.objectRef<Outputs["accounts"]["me"]>("Viewer").implement({
  description: "The person who sent the request.",
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    email: t.exposeString("email"),
    imageUrl: t.exposeString("imageUrl", { nullable: true }),
    timeZone: t.exposeString("timeZone"),
  }),
});

builder.queryField("viewer", (t) =>
  t.field({
    type: Viewer,
    nullable: true,
    description: "You. Refused with `sign-in.missing` without a sign-in.",
    resolve: (_root, _args, { graphql }) => graphql.call.accounts.me({}),
  }),
);
