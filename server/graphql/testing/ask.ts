import type { Answer, Person, restSite, Sent } from "../../api/testing/rest-site";

type Site = ReturnType<typeof restSite>;

/** Sends operations as a program would, with a token unless `sent` says otherwise. */
export function asking(site: Site) {
  return (as: Person | undefined, query: string, variables: object = {}, sent: Sent = {}): Promise<Answer> =>
    site.call("POST", "/api/graphql", { ...(as && { as }), body: { query, variables }, ...sent });
}

/** The reasons of the errors in an answer, by the field they belong to. */
export function reasonsIn(answer: Answer): Record<string, string> {
  const errors = (answer.body?.errors ?? []) as { path?: string[]; extensions: { reason: string } }[];
  return Object.fromEntries(errors.map(({ path, extensions }) => [path?.join(".") ?? "", extensions.reason]));
}
