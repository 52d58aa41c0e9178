import { useHouse } from "../app/house.ts";
import { lazily } from "../app/lazy.tsx";

/** What uploads is as large as a quarter of the page, and many never need it. */
const UploadArea = lazily(async () => (await import("./upload-area.tsx")).UploadArea);

/** There while a file is chosen for this thread, or on its way. */
export function FilesOnTheWay(props: { threadId: number; gone?: boolean }) {
  const { threadId } = props;
  const { choosingIn, busyIn, given } = useHouse().attaching;
  const wanted = choosingIn.value === threadId || busyIn.value.has(threadId) || given.value.length > 0;
  return wanted ? <UploadArea {...props} /> : null;
}
