type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * The meta that makes procedures of one part of the API available over REST.
 * @param tag the heading in the API's documentation
 * @param base the common prefix of their paths
 */
export function restUnder(tag: string, base: "" | `/${string}` = "") {
  return (method: Method, path: "" | `/${string}`, summary: string) => ({
    openapi: { method, path: `${base}${path}` as `/${string}`, summary, tags: [tag] },
  });
}
