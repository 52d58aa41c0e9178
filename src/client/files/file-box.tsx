import type { FilePart } from "../../shared/protocol/parts.ts";
import { lazily } from "../app/lazy.tsx";
import { isPicture } from "./is-picture.ts";

export type FileBoxProps = { readonly threadId: number; readonly seq: number; readonly file: FilePart };

const FileShown = lazily(
  async () => (await import("./file-shown.tsx")).FileShown,
  () => null,
);

/** As large from the beginning as it will be, so that nothing moves when the picture is here. */
export function FileBox(props: FileBoxProps) {
  return (
    <div class={`bubble file ${isPicture(props.file) ? "picture" : ""}`}>
      <FileShown {...props} />
    </div>
  );
}
