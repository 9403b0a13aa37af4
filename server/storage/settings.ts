import type { Env } from "../env";

export type S3Settings = {
  bucket: string;
  region: string;
  /** Undefined = Amazon's own. */
  endpoint: string | undefined;
  accessKeyId: string;
  secretAccessKey: string;
  forcePathStyle: boolean;
};

/** The bucket that the settings name; null without `S3_BUCKET`. The settings are complete, or the server refuses to start. */
export function s3Settings(env: Env): S3Settings | null {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!bucket || !accessKeyId || !secretAccessKey) return null;
  return {
    bucket,
    region: env.S3_REGION,
    endpoint: env.S3_ENDPOINT,
    accessKeyId,
    secretAccessKey,
    // Servers of one's own rarely have a name for each bucket.
    forcePathStyle: env.S3_FORCE_PATH_STYLE ?? env.S3_ENDPOINT !== undefined,
  };
}

/** The origin to which browsers send files themselves; null where they send them to this server. */
export function uploadOrigin(env: Env): string | null {
  const settings = s3Settings(env);
  if (!settings) return null;
  const { bucket, region, endpoint, forcePathStyle } = settings;
  const url = new URL(endpoint ?? `https://s3.${region}.amazonaws.com`);
  return forcePathStyle ? url.origin : `${url.protocol}//${bucket}.${url.host}`;
}

/** Where uploads are kept: a bucket if one is set, else this disk; nowhere on a platform whose disk does not last. */
export function storeOf(env: Env): "s3" | "disk" | null {
  if (s3Settings(env)) return "s3";
  return env.VERCEL ? null : "disk";
}
