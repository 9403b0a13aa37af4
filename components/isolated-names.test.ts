import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What people call themselves and their events, as components and emails know it. */
const CHOSEN =
  "(?:\\w+\\.)*(?:viewer|host|person|user|actor|event|refusal|token|member|limit\\.person|message)\\.(?:name|title|authorName)|hostName|leaderName";
const IN_MARKUP = new RegExp(`(?<!<bdi>)(?<![=$])\\{(?:${CHOSEN})\\}`);
const IN_SENTENCE = new RegExp(`\\$\\{(?:${CHOSEN})\\}`);
/** Read out, and never drawn beside other text. */
const UNSEEN = /aria-label|RowMenu label|IconButton[^>]* label/;

const sources = ["app", "components", "server/notifications"]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|opengraph-image|mail-template/.test(file));

function unisolated(pattern: RegExp): string[] {
  return sources.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line, index) =>
        pattern.test(line) && !UNSEEN.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [],
      ),
  );
}

test("a name or title within markup is in a <bdi>, so that its direction does not affect its surroundings", () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(unisolated(IN_MARKUP)).toEqual([]);
});

test("a name or title within a sentence is isolated", () => {
  expect(unisolated(IN_SENTENCE)).toEqual([]);
});
