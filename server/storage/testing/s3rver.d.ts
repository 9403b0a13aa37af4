declare module "s3rver" {
  /** A server that speaks the protocol of S3. Accepts the key "S3RVER" with the secret "S3RVER". */
  export default class S3rver {
    constructor(options: {
      port: number;
      address: string;
      silent: boolean;
      directory: string;
      configureBuckets: { name: string; configs: string[] }[];
    });
    run(): Promise<unknown>;
    close(): Promise<void>;
  }
}
