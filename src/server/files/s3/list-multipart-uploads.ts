import {
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandInput,
  type MultipartUpload,
  type S3Client,
} from "@aws-sdk/client-s3";

/** The one list for which the SDK has no paginator. */
export async function* listMultipartUploads(
  client: S3Client,
  where: Pick<ListMultipartUploadsCommandInput, "Bucket" | "Prefix">,
): AsyncIterable<MultipartUpload> {
  for (let from: Pick<ListMultipartUploadsCommandInput, "KeyMarker" | "UploadIdMarker"> = {}; ; ) {
    const page = await client.send(new ListMultipartUploadsCommand({ ...where, ...from }));
    yield* page.Uploads ?? [];
    if (!page.IsTruncated) return;
    from = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker };
  }
}
