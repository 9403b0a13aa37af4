import { readFileSync } from "node:fs";
import path from "node:path";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { createVenue } from "../tests/venue-factories";
import { expect, test } from "./fixtures";
import { writtenPost } from "./pages/group-page";

const BUILD = path.join(import.meta.dirname, "../.next");
/** Above an empty page. Pages of talk also answer to keys, react and show what is written meanwhile. */
const LIMIT_KB = 40;
const TALK_LIMIT_KB = 45;

/** What the scripts weigh on the wire, in bytes. @param files addresses below `/_next/` */
function gzipBytes(files: Iterable<string>): number {
  let bytes = 0;
  for (const file of new Set(files))
    bytes += gzipSync(readFileSync(path.join(BUILD, decodeURI(file)))).length;
  return bytes;
}

/** The scripts of a page outside of the site's frame that has only text. */
function scriptsOfEmptyPage(): string[] {
  const read = (file: string) => readFileSync(path.join(BUILD, file), "utf8");
  const { rootMainFiles } = JSON.parse(read("build-manifest.json")) as { rootMainFiles: string[] };
  const sandbox: { globalThis?: unknown; __RSC_MANIFEST?: Record<string, Manifest> } = {};
  sandbox.globalThis = sandbox;
  runInNewContext(read("server/app/_not-found/page_client-reference-manifest.js"), sandbox);
  const [manifest] = Object.values(sandbox.__RSC_MANIFEST ?? {});
  return [...rootMainFiles, ...Object.values(manifest?.entryJSFiles ?? {}).flat()];
}

type Manifest = { entryJSFiles: Record<string, string[]> };

type Made = {
  event: { slug: string };
  venue: { slug: string };
  post: { id: string; group: { slug: string } };
};

const PAGES: [name: string, limitKb: number, path: (made: Made) => string][] = [
  ["the event page", LIMIT_KB, ({ event }) => `/events/${event.slug}`],
  ["the directory of venues", LIMIT_KB, () => "/venues"],
  ["the venue page", LIMIT_KB, ({ venue }) => `/venues/${venue.slug}`],
  ["the directory of groups", LIMIT_KB, () => "/groups"],
  ["the page of a group", TALK_LIMIT_KB, () => "/g/lisbon-night-sounds"],
  ["the page of a post", TALK_LIMIT_KB, ({ post }) => `/g/${post.group.slug}/p/${post.id}`],
];

for (const [name, limitKb, pathOf] of PAGES) {
  test(`${name} ships at most ${limitKb} kB of script more than an empty page`, async ({ as, site }) => {
    const host = await site.person();
    const event = await site.event(host, { capacity: 5, guestsMax: 2 });
    const venue = await createVenue(site.db, { ownerId: host.id });
    const post = await writtenPost(site, host);
    const page = await as(null, { javaScriptEnabled: false });
    await page.goto(pathOf({ event, venue, post }));
    const addresses = await page
      .locator("script[src*='/_next/']:not([nomodule])")
      .evaluateAll((scripts) => scripts.map((script) => new URL((script as HTMLScriptElement).src).pathname));
    const shipped = gzipBytes(addresses.map((address) => address.slice("/_next/".length)));
    const empty = gzipBytes(scriptsOfEmptyPage());
    expect(empty, "the framework alone is more than this").toBeGreaterThan(100_000);
    test.info().annotations.push({ type: "script", description: `${shipped - empty} bytes` });
    expect(shipped - empty).toBeLessThan(limitKb * 1_000);
  });
}
