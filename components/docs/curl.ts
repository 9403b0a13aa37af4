type Param = { name: string; in: string; example?: unknown };

/** The URL of an example: path params filled in, and query params that have an example. */
export function exampleUrl(site: string, path: string, params: readonly Param[]): string {
  const filled = params.reduce(
    (url, { name, example }) => url.replace(`{${name}}`, encodeURIComponent(String(example ?? name))),
    path,
  );
  const query = params.filter((param) => param.in === "query" && param.example !== undefined);
  const search = new URLSearchParams(query.map(({ name, example }) => [name, String(example)]));
  return `${site}${filled}${query.length > 0 ? `?${search}` : ""}`;
}

/** A command for a shell. What people wrote is quoted so that the shell reads none of it. */
export function curlOf(request: { method: string; url: string; isOpen: boolean; body?: unknown }): string {
  const { method, url, isOpen, body } = request;
  const lines = [
    `curl${method === "GET" ? "" : ` -X ${method}`} ${quoted(url)}`,
    ...(isOpen ? [] : ['-H "Authorization: Bearer $TURNOUT_TOKEN"']),
    ...(body === undefined
      ? []
      : ["-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(body))}`]),
  ];
  return lines.join(" \\\n  ");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
