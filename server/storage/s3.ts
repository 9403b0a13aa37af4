import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { S3Client } from "@aws-sdk/client-s3";
import type { S3Settings } from "./settings";
import { exactly, type Part, type Storage, storageFault } from "./storage";

/** Keeps parts as objects `uploads/KEY/PART` in a bucket of S3 or of a server that speaks its protocol. */
export function s3Storage(settings: S3Settings): Storage {
  const { bucket } = settings;
  const at = (key: string, part: Part) => ({ Bucket: bucket, Key: `uploads/${key}/${part}` });

  const storage: Storage = {
    store: "s3",

    async presign(key, { contentType, size, expiresInSeconds }) {
      const [{ client, PutObjectCommand }, { getSignedUrl }] = await Promise.all([
        connected(settings),
        import("@aws-sdk/s3-request-presigner"),
      ]);
      const command = new PutObjectCommand({
        ...at(key, "arriving"),
        ContentType: contentType,
        ContentLength: size,
      });
      // The type and the length are signed too, so the address takes no other file.
      const url = await getSignedUrl(client, command, {
        expiresIn: expiresInSeconds,
        signableHeaders: new Set(["content-type", "content-length", "host"]),
      });
      return { url, headers: { "content-type": contentType } };
    },

    receive: () => Promise.reject(new Error("clients send bytes to S3 themselves")),

    async sizeOf(key, part) {
      const { client, HeadObjectCommand } = await connected(settings);
      const found = await client.send(new HeadObjectCommand(at(key, part))).catch(nullIfMissing);
      return found ? (found.ContentLength ?? 0) : null;
    },

    async open(key, part) {
      const { client, GetObjectCommand } = await connected(settings);
      const found = await client.send(new GetObjectCommand(at(key, part))).catch(nullIfMissing);
      return found?.Body ? { size: found.ContentLength ?? 0, stream: found.Body as Readable } : null;
    },

    async withArriving(key, bytesMax, use) {
      const found = await storage.open(key, "arriving");
      if (!found) return null;
      if (found.size > bytesMax) {
        found.stream.destroy();
        return null;
      }
      const folder = await mkdtemp(path.join(tmpdir(), "turnout-upload-"));
      try {
        const file = path.join(folder, "arriving");
        await pipeline(exactly(found.stream, found.size), createWriteStream(file, { mode: 0o600 })).catch(
          rethrown,
        );
        return await use(file);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },

    async put(key, part, content, contentType) {
      const { client, PutObjectCommand } = await connected(settings);
      const [Body, ContentLength] =
        "path" in content
          ? [createReadStream(content.path), (await stat(content.path)).size]
          : [content, content.byteLength];
      const object = { ...at(key, part), Body, ContentLength, ContentType: contentType };
      await client.send(new PutObjectCommand(object)).catch(rethrown);
    },

    async remove(key, parts) {
      const { client, DeleteObjectCommand } = await connected(settings);
      // One by one, because deleting many at a time needs a checksum that not every server takes.
      await Promise.all(parts.map((part) => client.send(new DeleteObjectCommand(at(key, part)))));
    },
  };
  return storage;
}

const clients = new Map<string, S3Client>();

/** The library loads with the first use: most sites keep files on their disk. */
async function connected({ endpoint, region, accessKeyId, secretAccessKey, forcePathStyle }: S3Settings) {
  const library = await import("@aws-sdk/client-s3");
  const name = [endpoint, region, accessKeyId, secretAccessKey, forcePathStyle].join(" ");
  let client = clients.get(name);
  if (!client) {
    client = new library.S3Client({
      region,
      forcePathStyle,
      ...(endpoint && { endpoint }),
      credentials: { accessKeyId, secretAccessKey },
      maxAttempts: 3,
      // Other servers than Amazon's refuse the checksums of newer versions.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
      requestHandler: { connectionTimeout: 5_000, requestTimeout: 60_000 },
    });
    clients.set(name, client);
  }
  return { ...library, client };
}

function nullIfMissing(error: { name?: string; $metadata?: { httpStatusCode?: number } }): null {
  if (error.name === "NoSuchKey" || error.name === "NotFound" || error.$metadata?.httpStatusCode === 404)
    return null;
  throw error;
}

function rethrown(error: unknown): never {
  throw storageFault(error);
}
