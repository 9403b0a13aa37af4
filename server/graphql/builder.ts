import SchemaBuilder from "@pothos/core";
import type { GraphqlContext } from "./context";

type Text = { Input: string; Output: string };

/**
 * Builds the schema. Fields are non-null unless they say otherwise; those of Query and Mutation are nullable, so that
 * a refused field leaves the others of its request as they are.
 */
export const builder = new SchemaBuilder<{
  Context: { graphql: GraphqlContext };
  DefaultFieldNullability: false;
  Scalars: {
    ID: Text;
    DateTime: Text;
    Date: Text;
    SafeInt: { Input: number; Output: number };
  };
}>({ defaultFieldNullability: false });
