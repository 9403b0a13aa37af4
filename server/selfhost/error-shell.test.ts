import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { inRequest, noteUnavailable } from "../request-scope";
import { fillErrorShells } from "./error-shell";

const SHELL =
  '<!DOCTYPE html><html id="__next_error__"><head></head><body><script>fill()</script></body></html>';

async function answered(
  listener: RequestListener,
): Promise<{ status: number; text: string; retryAfter: string | null }> {
  const server = createServer((request, response) => {
    inRequest("test", () => {
      fillErrorShells(response);
      listener(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/`);
    return {
      status: response.status,
      text: await response.text(),
      retryAfter: response.headers.get("retry-after"),
    };
  } finally {
    server.close();
  }
}

test.each([
  [404, "Page not found"],
  [500, "This page could not be shown"],
])(
  "an error page of status %i explains itself without scripts and names its language",
  async (status, title) => {
    const { text } = await answered((_, response) => {
      response.writeHead(status, { "content-type": "text/html" });
      response.write(SHELL);
      response.end("<!-- ü -->");
    });
    expect(text).toContain('<html id="__next_error__" lang="en">');
    expect(text).toContain(`<body><noscript><main`);
    expect(text).toContain(`<h1>${title}</h1>`);
    expect(text.endsWith("<script>fill()</script></body></html><!-- ü -->")).toBe(true);
  },
);

test("a page that is not an empty error shell stays unchanged whatever its status", async () => {
  const html = "<!DOCTYPE html><html lang=en><body>Not here</body></html>";
  const whole = await answered((_, response) => response.writeHead(404).end(html));
  expect(whole).toMatchObject({ status: 404, text: html });
  const well = await answered((_, response) => response.writeHead(200).end(SHELL));
  expect(well.text).toBe(SHELL);
});

test("an answer without a body still has none", async () => {
  expect(await answered((_, response) => response.writeHead(404).end())).toMatchObject({
    status: 404,
    text: "",
  });
});

test("a page that failed because the database was unavailable is answered 503 with the time to retry", async () => {
  const away = await answered((_, response) => {
    noteUnavailable();
    response.statusCode = 500;
    response.write(SHELL);
    response.end();
  });
  expect(away).toMatchObject({ status: 503, retryAfter: "10" });
  expect(away.text).toContain("<h1>We'll be right back</h1>");
});

test("a page that rendered despite an outage and a page that failed for another reason keep their status", async () => {
  const shown = await answered((_, response) => {
    noteUnavailable();
    response.end("<p>well</p>");
  });
  expect(shown).toMatchObject({ status: 200, retryAfter: null });
  const failed = await answered((_, response) => response.writeHead(500).end(SHELL));
  expect(failed).toMatchObject({ status: 500, retryAfter: null });
});
