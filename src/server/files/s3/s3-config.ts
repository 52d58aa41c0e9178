/** Which bucket, and how it is reached. The bucket keeps no versions: what is deleted must be gone. */
export interface S3Config {
  /** Undefined: Amazon's own, by `region`. */
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly bucket: string;
  /** Put before every name; may be empty. */
  readonly prefix: string;
  /** Undefined: whatever the chain finds (environment, shared files, the machine's role). */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
}
