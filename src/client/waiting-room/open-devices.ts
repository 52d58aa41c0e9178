/** The devices that were chosen, by the browser's ids; null: any. */
export type Wanted = { readonly camera: string | null; readonly microphone: string | null };

/**
 * `refused`: by the person, their browser or their system. `none`: nothing is plugged in. `busy`: another program has
 * it. `not possible`: the browser has no such thing, or the page did not come over TLS.
 */
export type Obstacle = "refused" | "none" | "busy" | "not possible";
export type Opened = { readonly stream: MediaStream } | { readonly obstacle: Obstacle };

/**
 * Opens camera and microphone for a preview. One of them alone is better than nothing; a chosen one that is gone is
 * replaced by another. Never throws.
 */
export async function openDevices(
  media: Pick<MediaDevices, "getUserMedia"> | undefined,
  wanted: Wanted,
): Promise<Opened> {
  if (media === undefined) return { obstacle: "not possible" };
  let obstacle: Obstacle = "none";
  for (const constraints of attempts(wanted)) {
    try {
      return { stream: await media.getUserMedia(constraints) };
    } catch (error) {
      const met = obstacleOf(error);
      if (met === "refused") return { obstacle: met };
      if (met !== "none") obstacle = met;
    }
  }
  return { obstacle };
}

function attempts({ camera, microphone }: Wanted): MediaStreamConstraints[] {
  const video = camera === null ? true : { deviceId: { exact: camera } };
  const audio = microphone === null ? true : { deviceId: { exact: microphone } };
  return [{ video, audio }, { video: true, audio: true }, { video: true }, { audio: true }];
}

/** By the names that Media Capture and Streams gives them (10.2, getUserMedia). */
function obstacleOf(error: unknown): Obstacle {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  if (name === "NotReadableError" || name === "AbortError") return "busy";
  return name === "TypeError" ? "not possible" : "none";
}
