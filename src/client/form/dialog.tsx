import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

type DialogProps = {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: (close: () => void) => ComponentChildren;
};

/** A dialog over the page. When it closes, the browser gives the focus back to where it was. */
export function Dialog({ label, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-label={label} onClose={onClose}>
      {children(() => dialog.current?.close())}
    </dialog>
  );
}
