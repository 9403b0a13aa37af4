import path from "node:path";
import { env } from "../env";
import { DomainError } from "../errors";
import { diskStorage } from "./disk";
import { s3Storage } from "./s3";
import { s3Settings, storeOf } from "./settings";
import type { Storage } from "./storage";

export type StorageOf = (store: Storage["store"]) => Storage;

/** Where new uploads go. @throws DomainError unavailable `uploads.off` where there is no such place */
export function storage(): Storage {
  const store = storeOf(env());
  if (!store) throw new DomainError("uploads.off");
  return storageOf(store);
}

/**
 * Where an earlier upload lies: a site that was given a bucket later still reads what it kept on its disk.
 * @throws DomainError unavailable `uploads.off` if the settings no longer name that place
 */
export function storageOf(store: Storage["store"]): Storage {
  if (store === "disk") return diskStorage(uploadsFolder());
  const settings = s3Settings(env());
  if (!settings) throw new DomainError("uploads.off");
  return s3Storage(settings);
}

/** The folder of uploads in the data folder. */
export function uploadsFolder(): string {
  return path.resolve(env().TURNOUT_DATA_DIR, "uploads");
}
