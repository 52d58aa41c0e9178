import { useEffect, useRef, useState } from "preact/hooks";
import { type Obstacle, openDevices, type Wanted } from "./open-devices.ts";

export type Preview =
  | { readonly is: "off" }
  | { readonly is: "asking" }
  | { readonly is: "on"; readonly stream: MediaStream }
  | { readonly is: "hindered"; readonly obstacle: Obstacle };

/** Outlives the page, for whoever looks into the chat and comes back: what was chosen, and whether it was on. */
const kept: { wanted: Wanted; on: boolean } = { wanted: { camera: null, microphone: null }, on: false };

/** Camera and microphone, only after a click, and off as soon as one leaves. */
export function usePreview() {
  const [preview, setPreview] = useState<Preview>({ is: "off" });
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([]);
  const stream = useRef<MediaStream | null>(null);
  /** Whoever leaves while the browser still asks must not find the camera on afterwards. */
  const turn = useRef(0);

  function stop(): void {
    turn.current += 1;
    endTracks(stream.current);
    stream.current = null;
  }

  async function start(change: Partial<Wanted> = {}): Promise<void> {
    stop();
    const mine = turn.current;
    kept.wanted = { ...kept.wanted, ...change };
    setPreview({ is: "asking" });
    const opened = await openDevices(navigator.mediaDevices, kept.wanted);
    const given = "stream" in opened ? opened.stream : null;
    if (mine !== turn.current) return endTracks(given);
    kept.on = given !== null;
    if ("obstacle" in opened) return setPreview({ is: "hindered", obstacle: opened.obstacle });
    stream.current = opened.stream;
    for (const track of opened.stream.getTracks()) track.onended = () => void start();
    setPreview({ is: "on", stream: opened.stream });
    setDevices(await navigator.mediaDevices.enumerateDevices());
  }

  function turnOff(): void {
    stop();
    kept.on = false;
    setPreview({ is: "off" });
  }

  useEffect(() => {
    if (kept.on) void start();
    return stop;
  }, []);

  return { preview, devices, start, turnOff };
}

function endTracks(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
