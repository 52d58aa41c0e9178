import { useRef, useState } from "preact/hooks";
import { FITS, moved, type Point, type Size, type Zoom, zoomed } from "./zoom.ts";

const STEP = 1.5;
const MIDDLE: Point = { x: 0, y: 0 };

/** Fingers, a mouse and a wheel on a picture. `stage` goes on the element that the picture lies in. */
export function useZoom() {
  const [zoom, setZoom] = useState<Zoom>(FITS);
  const fingers = useRef(new Map<number, Point>());

  function handle(event: PointerEvent): void {
    const stage = event.currentTarget as HTMLElement;
    const before = fingers.current.get(event.pointerId);
    if (before === undefined) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    fingers.current.set(event.pointerId, now);
    const size = sizeOf(stage);
    if (other === undefined) {
      setZoom((zoom) => moved(zoom, { x: now.x - before.x, y: now.y - before.y }, size));
      return;
    }
    const factor = distance(now, other) / Math.max(1, distance(before, other));
    const around = fromMiddle(stage, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    setZoom((zoom) => zoomed(zoom, factor, around, size));
  }
  const lift = (event: PointerEvent) => void fingers.current.delete(event.pointerId);
  return {
    zoom,
    reset: () => setZoom(FITS),
    larger: () => setZoom((zoom) => zoomed(zoom, STEP, MIDDLE, windowSize())),
    smaller: () => setZoom((zoom) => zoomed(zoom, 1 / STEP, MIDDLE, windowSize())),
    stage: {
      onPointerDown: (event: PointerEvent) => {
        fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
        (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      },
      onPointerMove: handle,
      onPointerUp: lift,
      onPointerCancel: lift,
      onWheel: (event: WheelEvent) => {
        const stage = event.currentTarget as HTMLElement;
        const around = fromMiddle(stage, { x: event.clientX, y: event.clientY });
        setZoom((zoom) => zoomed(zoom, Math.exp(-event.deltaY / 400), around, sizeOf(stage)));
      },
    },
  };
}

function windowSize(): Size {
  return { width: innerWidth, height: innerHeight };
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement): Size {
  return { width: clientWidth, height: clientHeight };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function fromMiddle(stage: HTMLElement, { x, y }: Point): Point {
  const { left, top, width, height } = stage.getBoundingClientRect();
  return { x: x - left - width / 2, y: y - top - height / 2 };
}
