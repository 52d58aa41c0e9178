import { useEffect, useId, useRef } from "preact/hooks";
import { sayInWaitingRoom as words } from "../text/english-waiting-room.ts";

/** Speech at an arm's length has about a quarter of the full swing: that shall fill the bar. */
const LOUDNESS = 4;

/** A bar that moves with the voice. */
export function LevelMeter({ stream }: { stream: MediaStream }) {
  const id = useId();
  const meter = useRef<HTMLMeterElement>(null);
  useEffect(
    () => listen(stream, (level) => meter.current && Object.assign(meter.current, { value: level })),
    [stream],
  );
  return (
    <div class="field">
      <label for={id}>{words.level}</label>
      <meter id={id} ref={meter} min={0} max={1} value={0} />
      <p class="hint">{words.levelHint}</p>
    </div>
  );
}

/** Tells the loudness (0 to 1) with each picture of the screen, until the answer is called. */
function listen(stream: MediaStream, onLevel: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  const samples = new Float32Array(analyser.fftSize);
  context.createMediaStreamSource(stream).connect(analyser);
  let request = 0;
  const look = () => {
    analyser.getFloatTimeDomainData(samples);
    const swing = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    onLevel(Math.min(1, swing * LOUDNESS));
    request = requestAnimationFrame(look);
  };
  look();
  return () => {
    cancelAnimationFrame(request);
    void context.close();
  };
}
