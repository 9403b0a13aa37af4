import { describe, expect, test } from "vitest";
import { parseEnv } from "../env";
import { storeOf, uploadOrigin } from "./settings";

const KEYS = { S3_BUCKET: "files", S3_ACCESS_KEY_ID: "id", S3_SECRET_ACCESS_KEY: "secret" };

describe("the settings of uploads", () => {
  test.each<[string, Record<string, string>, string | null, string | null]>([
    ["no bucket", {}, "disk", null],
    ["Vercel without a bucket", { VERCEL: "1" }, null, null],
    ["Vercel with a bucket", { VERCEL: "1", ...KEYS }, "s3", "https://files.s3.us-east-1.amazonaws.com"],
    ["a region", { ...KEYS, S3_REGION: "eu-west-1" }, "s3", "https://files.s3.eu-west-1.amazonaws.com"],
    ["a server of one's own", { ...KEYS, S3_ENDPOINT: "http://minio:9000" }, "s3", "http://minio:9000"],
    [
      "a server with names for buckets",
      { ...KEYS, S3_ENDPOINT: "https://s3.example.org", S3_FORCE_PATH_STYLE: "0" },
      "s3",
      "https://files.s3.example.org",
    ],
  ])(
    "with %s files are kept in the right place, and pages may send them there",
    (_, given, store, origin) => {
      const env = parseEnv(given);
      expect([storeOf(env), uploadOrigin(env)]).toEqual([store, origin]);
    },
  );

  test("half of the settings of a bucket are refused with the names of what is missing", () => {
    expect(() => parseEnv({ S3_BUCKET: "files" })).toThrow(/S3_ACCESS_KEY_ID.*S3_SECRET_ACCESS_KEY/);
    expect(() => parseEnv({ S3_ENDPOINT: "https://s3.example.org" })).toThrow(/S3_BUCKET/);
    expect(() => parseEnv({ ...KEYS, S3_ENDPOINT: "not a url" })).toThrow(/S3_ENDPOINT/);
  });
});
