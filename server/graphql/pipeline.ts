import { type DocumentNode, type ExecutionResult, GraphQLError, parse } from "graphql";
import { createYoga, type Plugin } from "graphql-yoga";
import { traced } from "../tracing";
import type { GraphqlContext } from "./context";
import { shownError } from "./errors";
import { LIMITS, type LimitName, tooComplex } from "./limits";
import { type Measure, measure } from "./measure";
import { schema } from "./schema";

type ServerContext = { graphql: GraphqlContext };
type Results = ExecutionResult | ExecutionResult[];

/**
 * Parses, validates, bounds and runs the operations of a request whose sender is known and whose body was read. What
 * answers over HTTP is answer.ts, so Yoga's own pages, cookies, uploads and GET queries are off.
 */
export const pipeline = createYoga<ServerContext>({
  schema,
  graphqlEndpoint: "/api/graphql",
  batching: { limit: LIMITS.operations },
  // A cache of a thousand documents that strangers write would be a gigabyte; parsing one takes a millisecond.
  parserAndValidationCache: false,
  // Errors are shown by `shownErrors`, which also sees those of parsing and validation.
  maskedErrors: false,
  logging: false,
  graphiql: false,
  landingPage: false,
  multipart: false,
  cors: false,
  plugins: [boundedDocuments(), tracedOperations(), shownErrors()],
});

/** Refuses documents that ask for too much, before they are validated: validation itself may take long. */
function boundedDocuments(): Plugin<object, ServerContext> {
  return {
    onParse({ setParseFn }) {
      setParseFn(parseBounded);
    },
    onValidate({ params, context, setResult }) {
      const { graphql, params: asked } = context as unknown as ServerContext & Asked;
      const size = measure(params.documentAST, params.schema, asked?.operationName ?? undefined);
      const exceeded = exceededBy(size, graphql);
      if (exceeded) setResult([refusing(exceeded)]);
    },
  };
}

/** @throws GraphQLError */
function parseBounded(source: string): DocumentNode {
  try {
    return parse(source, { maxTokens: LIMITS.tokens });
  } catch (error) {
    throw /more tha[nt] \d+ tokens/.test(String(error)) ? refusing("tokens") : error;
  }
}

function refusing(limit: LimitName): GraphQLError {
  const originalError = tooComplex(limit);
  return new GraphQLError(originalError.reason, { originalError });
}

type Asked = { params?: { operationName?: string | null } };

/** The first limit that an operation exceeds, alone or with the earlier operations of its batch. */
function exceededBy(size: Measure, { asked }: GraphqlContext): LimitName | undefined {
  asked.calls += size.calls;
  asked.cost += size.cost;
  const found = { ...size, ...asked };
  return (["depth", "aliases", "directives", "calls", "cost"] as const).find(
    (name) => found[name] > LIMITS[name],
  );
}

function tracedOperations(): Plugin<object, ServerContext> {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn((args) => {
        const isFailure = (result: unknown) => ((result as ExecutionResult).errors?.length ?? 0) > 0;
        return traced("graphql execute", { "rpc.system": "graphql" }, async () => executeFn(args), isFailure);
      });
    },
  };
}

function shownErrors(): Plugin<object, ServerContext> {
  return {
    onResultProcess({ result, setResult, serverContext }) {
      const shown = (one: ExecutionResult): ExecutionResult => {
        if (!one.errors) return one;
        const ran = one.data !== undefined;
        return { ...one, errors: one.errors.map((error) => shownError(error, serverContext.graphql, ran)) };
      };
      const results = result as Results;
      setResult(Array.isArray(results) ? results.map(shown) : shown(results));
    },
  };
}
