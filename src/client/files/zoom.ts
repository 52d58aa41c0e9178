/** How a picture lies in the window: so much larger than it fits, and so far from the middle, in px. */
export type Zoom = { readonly scale: number; readonly x: number; readonly y: number };
export type Size = { readonly width: number; readonly height: number };
export type Point = { readonly x: number; readonly y: number };

export const FITS: Zoom = { scale: 1, x: 0, y: 0 };
const MOST = 8;

/**
 * Larger by `factor` (smaller below 1) around a point that stays where it is; `around` is measured from the middle
 * of the window. What is seen never leaves the picture.
 */
export function zoomed(zoom: Zoom, factor: number, around: Point, window: Size): Zoom {
  const scale = Math.min(MOST, Math.max(1, zoom.scale * factor));
  const grown = scale / zoom.scale;
  const x = around.x - (around.x - zoom.x) * grown;
  const y = around.y - (around.y - zoom.y) * grown;
  return within({ scale, x, y }, window);
}

export function moved(zoom: Zoom, by: Point, window: Size): Zoom {
  return within({ ...zoom, x: zoom.x + by.x, y: zoom.y + by.y }, window);
}

function within({ scale, x, y }: Zoom, { width, height }: Size): Zoom {
  return { scale, x: between(x, ((scale - 1) * width) / 2), y: between(y, ((scale - 1) * height) / 2) };
}

function between(value: number, most: number): number {
  // No -0: it would be another value for whoever compares.
  return Math.max(-most, Math.min(most, value)) + 0;
}
