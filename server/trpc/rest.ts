type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * The meta by which procedures of one part of the API are answered over REST too.
 * @param tag the heading under which the API's documentation lists them
 * @param base what all their paths begin with
 */
export function restUnder(tag: string, base: "" | `/${string}` = "") {
  return (method: Method, path: "" | `/${string}`, summary: string) => ({
    openapi: { method, path: `${base}${path}` as `/${string}`, summary, tags: [tag] },
  });
}
