import { organizationRole } from "../../domains/organizations/schema";
import { builder } from "../builder";
import type { Outputs } from "../outputs";

export const OrganizationRole = builder.enumType("OrganizationRole", {
  description: "What a person is in an organization, and what they may do there.",
  values: organizationRole.options,
});

const Organization = builder.objectRef<Outputs["organizations"]["get"]>("Organization").implement({
  description: "An organization that sends requests or owns venues.",
  fields: (t) => ({
    id: t.exposeID("id"),
    slug: t.exposeString("slug"),
    name: t.exposeString("name"),
    role: t.field({ type: OrganizationRole, description: "Yours.", resolve: ({ role }) => role }),
  }),
});

builder.queryFields((t) => ({
  organizations: t.field({
    type: [Organization],
    nullable: true,
    description: "All organizations that you act for, by name.",
    resolve: async (_root, _args, { graphql }) => (await graphql.call.organizations.list({})).items,
  }),
  organization: t.field({
    type: Organization,
    nullable: true,
    description: "One organization that you act for.",
    args: { id: t.arg.id({ required: true, description: "Its id or its slug." }) },
    resolve: (_root, { id }, { graphql }) => graphql.call.organizations.get({ orgId: id }),
  }),
}));
