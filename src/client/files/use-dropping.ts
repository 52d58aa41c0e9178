import { useHouse } from "../app/house.ts";

/** Files may be dropped anywhere on the thread; while they hang over it, it says so. */
export function useDropping(threadId: number) {
  const { attaching } = useHouse();
  const hang = (event: DragEvent, over: boolean) =>
    (event.currentTarget as Element).classList.toggle("dropping", over);
  return {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      hang(event, true);
    },
    onDragLeave: (event: DragEvent) => {
      const stays = (event.currentTarget as Element).contains(event.relatedTarget as Node | null);
      if (!stays) hang(event, false);
    },
    onDrop: (event: DragEvent) => {
      hang(event, false);
      if (!attaching.give(threadId, event.dataTransfer?.files)) return;
      event.preventDefault();
      attaching.choosingIn.value = null;
    },
  };
}
