import { lazily } from "../app/lazy.tsx";
import type { FileShownProps } from "./file-shown.tsx";
import { isPicture } from "./is-picture.ts";

const FileShown = lazily(
  async () => (await import("./file-shown.tsx")).FileShown,
  () => null,
);

/** As large from the beginning as it will be, so that nothing moves when the picture is here. */
export function FileBox(props: FileShownProps) {
  return (
    <div class={`bubble file ${isPicture(props.file) ? "picture" : ""}`}>
      <FileShown {...props} />
    </div>
  );
}
